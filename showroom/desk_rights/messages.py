"""What is said about desks' logins on the database server, in both languages."""

from __future__ import annotations

from showroom.kernel.errors import Message

NEEDS_OWNER = Message(
    "schema_needs_owner",
    "数据库的结构要升级到 {revision}，本机的数据库账号无权升级：没有改动任何内容。"
    "请管理员用数据库所有者的地址运行一次：showroom doctor --url 所有者地址，之后再打开。",
    "The database's schema must be brought to {revision}, which this desk's login may not do; nothing was changed. Ask"
    " the administrator to run once, with the owner's address: showroom doctor --url OWNER-URL. Then open it again.",
)
ON_SERVERS_ONLY = Message(
    "desks_on_servers_only",
    "这个门店在本机文件里，没有数据库账号；账号只用于 PostgreSQL（--url）。",
    "This store lies in a file on this desk; logins of desks are for a PostgreSQL server (--url).",
)
DESKS_NEED_OWNER = Message(
    "desks_need_owner",
    "只有数据库所有者的地址可以管理各台电脑的账号，本机用的是 {login}。请加上 --url 所有者地址。",
    "Only the owner's address manages the logins of desks; this one is {login}. Give --url OWNER-URL.",
)
NO_ROLES = Message(
    "desks_no_roles",
    "数据库账号 {login} 不能建立账号。请服务器管理员执行：ALTER ROLE {login} CREATEROLE",
    "The login {login} may not make roles. Ask the server's administrator to run: ALTER ROLE {login} CREATEROLE",
)
WRONG_LOGIN_NAME = Message(
    "desk_login_name",
    "账号名用小写字母开头，只含小写字母、数字和下划线，最多 40 个字符",
    "A login begins with a small letter and has small letters, digits and underscores only, 40 at most",
)
POWERFUL = Message(
    "desk_login_powerful",
    "{name} 是所有者或有服务器管理权限，不能当作电脑的账号：请换一个名字。",
    "{name} owns tables or administers the server, and cannot be a desk's login: take another name.",
)
ALL_FIT = Message(
    "check_desk_fits", "账号 {login} 只有工作所需的权限", "the login {login} has the rights of a desk and no others"
)
IS_OWNER = Message(
    "check_desk_owner",
    "本机以 {login} 连接，它拥有全部数据表，可以取下保护已签文件的触发器：只应用于建店和升级。请为每台电脑建账号："
    "showroom desks add 名称，再让电脑改用所给的地址",
    "this desk connects as {login}, who owns the tables and may take the triggers off signed rows: meant for setting up"
    " and upgrading only. Make a login for each desk with showroom desks add NAME and give the desk its address",
)
RIGHTS_DIFFER = Message(
    "check_desk_differs",
    "账号权限与本版本所定不符：{tables}。请用所有者的地址运行 showroom desks grant",
    "rights differ from what this version declares: {tables}. Run showroom desks grant with the owner's address",
)
