"""Front desk: all columns of the visit log, absence, appointments, enquiries, the answer sheet and campaigns."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0012"
down_revision = "0011"
_NUMBERS = (
    ("reception.greet_minutes", "1", "RC-04"),
    ("reception.long_stay_minutes", "60", "§6.2"),
    ("reception.call_min_minutes", "2", "RC-05"),
    ("reception.call_max_minutes", "3", "RC-05"),
)
_ANSWERS = (
    (
        "最低多少钱？能优惠多少？",
        "您关心价格我理解。价格要看配置、上牌地和付款方式，前台不报价，怕报错耽误您。我请销售顾问马上给您回电，按您的情况算清楚。您贵姓？这个号码方便接听吗？",
        "What is your lowest price? What discount is there?",
        (
            "I understand that the price matters. It depends on version, place of registration and way of "
            "paying; the front desk does not quote, so that you get no wrong figure. A consultant will call "
            "you back at once and work it out for you. May I have your name, and is this the number to call?"
        ),
    ),
    (
        "有现车吗？多久能提车？",
        "不同配置和颜色到车时间不一样。您看中哪一款、什么颜色？我记下来，请顾问查好库存后马上回复您。",
        "Is the car in stock? How soon can I have it?",
        (
            "That differs by version and colour. Which one do you have in mind? I will note it, and a "
            "consultant checks the stock and calls you back at once."
        ),
    ),
    (
        "可以试驾吗？要带什么？",
        "可以，试驾前请带好本人驾驶证原件，我们有专人陪同。您看今天下午还是明天上午方便？我给您留车。",
        "Can I test-drive it? What do I need?",
        (
            "You are welcome. Please bring your own original driving licence; a colleague goes with you. "
            "Would this afternoon or tomorrow morning suit you? I will reserve the car."
        ),
    ),
    (
        "旧车能置换吗？",
        "可以，请把车开来，带上行驶证和登记证，评估师当面看车，当天给您结果。您的车是什么品牌、哪一年的？",
        "Do you take my car in part exchange?",
        (
            "Yes. Please come with the car, its driving permit and registration certificate; our appraiser "
            "looks at it and tells you the same day. Which make and year is it?"
        ),
    ),
    (
        "能贷款吗？首付、利率是多少？",
        "可以贷款，有多家银行和厂家金融可选。首付和利率要看资质和当月方案，由销售顾问给您测算并出示成本明示表。",
        "Can I buy on credit? What are deposit and rate?",
        (
            "Yes, with several lenders to choose from. Deposit and rate depend on your circumstances and "
            "this month's plans; the consultant works them out and shows you the written cost sheet."
        ),
    ),
    (
        "保修多久？保养贵不贵？",
        "家用汽车三包和厂家质保都写在三包凭证和保修手册里，各车型略有不同。您看中哪款？我请顾问把对应的条款和保养周期发给您。",
        "How long is the warranty? What does servicing cost?",
        (
            "The statutory guarantee and the maker's warranty are written in the guarantee certificate and "
            "differ a little by model. Which one interests you? A consultant will send you its terms and "
            "service intervals."
        ),
    ),
    (
        "你们在哪里？怎么走？营业到几点？",
        "我们的地址和营业时间马上发到您手机上。您从哪个方向来？开车还是坐地铁？到了报我的名字，我在门口接您。",
        "Where are you, and until when are you open?",
        (
            "I will send address and opening hours to your phone. From which side do you come, by car or by "
            "underground? Ask for me when you arrive and I will meet you at the door."
        ),
    ),
    (
        "网上价格比你们低，为什么？",
        "网上报价常不含上牌、保险和装饰，也可能要满足条件。您把看到的截图带来或发来，顾问会逐项给您对比清楚。",
        "It is cheaper on the internet: why?",
        (
            "Prices on the internet often leave out registration, insurance and accessories, or have "
            "conditions. Bring or send what you saw, and the consultant will compare it with you item by "
            "item."
        ),
    ),
)


def upgrade() -> None:
    _add_columns()
    _add_queue_and_appointments()
    _add_calls_and_campaigns()
    _ship_numbers()
    _ship_answers()


def _add_columns() -> None:
    for column in (
        sa.Column("plate", sa.String(length=16), server_default="", nullable=False),
        sa.Column("wanted_brand", sa.String(length=40), server_default="", nullable=False),
        sa.Column("wanted_version", sa.String(length=60), server_default="", nullable=False),
        sa.Column("wanted_colour", sa.String(length=30), server_default="", nullable=False),
        sa.Column("trade_in", sa.String(length=80), server_default="", nullable=False),
        sa.Column("campaign_id", KEY, nullable=True),
        sa.Column("contact_way", sa.String(length=40), nullable=True),
        sa.Column("talk", sa.String(length=500), server_default="", nullable=False),
        sa.Column("competitor", sa.String(length=120), server_default="", nullable=False),
        sa.Column("grade_left", sa.String(length=40), nullable=True),
        sa.Column("next_step", sa.String(length=200), server_default="", nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=True),
        sa.Column("again", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("in_turn", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("receive_reason", sa.String(length=200), server_default="", nullable=False),
        sa.Column("appointment_id", KEY, nullable=True),
        sa.Column("logged_at", sa.BigInteger(), nullable=True),
        sa.Column("greeted_at", sa.BigInteger(), nullable=True),
        sa.Column("struck_at", sa.BigInteger(), nullable=True),
    ):
        op.add_column("visit", column)
    op.create_index("ix_visit_campaign", "visit", ["campaign_id"], unique=False)


def _add_queue_and_appointments() -> None:
    op.create_table(
        "consultant_absence",
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "ends_at IS NULL OR ends_at >= starts_at", name=op.f("ck_consultant_absence_ends_after_start")
        ),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_consultant_absence_created_by")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_consultant_absence_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultant_absence")),
    )
    op.create_index("ix_consultant_absence_now", "consultant_absence", ["ends_at", "starts_at"], unique=False)
    op.create_index(op.f("ix_consultant_absence_staff_id"), "consultant_absence", ["staff_id"], unique=False)
    op.create_table(
        "appointment",
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("party_size", sa.Integer(), nullable=False),
        sa.Column("wanted_model", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("prepared", sa.String(length=200), nullable=False),
        sa.Column("consultant_id", KEY, nullable=True),
        sa.Column("made_by", KEY, nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("by_phone", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("call_id", KEY, nullable=True),
        sa.Column("visit_id", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("place <> ''", name=op.f("ck_appointment_has_place")),
        sa.CheckConstraint("party_size >= 1", name=op.f("ck_appointment_somebody_comes")),
        sa.ForeignKeyConstraint(["call_id"], ["visit.id"], name=op.f("fk_appointment_call_id")),
        sa.ForeignKeyConstraint(["consultant_id"], ["staff_member.id"], name=op.f("fk_appointment_consultant_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_appointment_customer_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_appointment_made_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_appointment_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index(op.f("ix_appointment_customer_id"), "appointment", ["customer_id"], unique=False)
    op.create_index("ix_appointment_day", "appointment", ["day", "state", "at"], unique=False)


def _add_calls_and_campaigns() -> None:
    op.create_table(
        "enquiry",
        sa.Column("visit_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("wish_price", sa.String(length=80), nullable=False),
        sa.Column("wish_use", sa.String(length=120), nullable=False),
        sa.Column("wish_pay", sa.String(length=80), nullable=False),
        sa.Column("wish_when", sa.String(length=80), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("asked_price", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("appointment_id", KEY, nullable=True),
        sa.Column("task_id", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_enquiry_time_passes")),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_enquiry_appointment_id")),
        sa.ForeignKeyConstraint(["task_id"], ["customer_task.id"], name=op.f("fk_enquiry_task_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_enquiry_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        sa.UniqueConstraint("visit_id", name=op.f("uq_enquiry_visit_id")),
    )
    op.create_index(op.f("ix_enquiry_day"), "enquiry", ["day"], unique=False)
    op.create_table(
        "standard_answer",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("price", sa.Boolean(), nullable=False),
        sa.Column("question_zh", sa.String(length=200), nullable=False),
        sa.Column("answer_zh", sa.String(length=1000), nullable=False),
        sa.Column("question_en", sa.String(length=200), nullable=False),
        sa.Column("answer_en", sa.String(length=1000), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=True),
        sa.Column("changed_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["staff_member.id"], name=op.f("fk_standard_answer_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_answer")),
    )
    op.create_table(
        "campaign",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("ends >= starts", name=op.f("ck_campaign_ends_after_start")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_campaign_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
    )
    op.create_index(op.f("ix_campaign_ends"), "campaign", ["ends"], unique=False)


def _ship_numbers() -> None:
    """A store that has its parameters already gets the new ones; an empty one is given all of them at once."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    rows = [
        {"key": key, "value": value, "valid_from": date(2000, 1, 1), "source": source}
        for key, value, source in _NUMBERS
    ]
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    op.bulk_insert(table, rows)


def _ship_answers() -> None:
    """The sheet to start from; the manager changes it."""
    names = ("question_zh", "answer_zh", "question_en", "answer_en")
    table = sa.table("standard_answer", *(sa.column(n) for n in ("place", "price", "active", "version", *names)))
    op.bulk_insert(
        table,
        [
            {"place": place, "price": place == 1, "active": True, "version": 1, **dict(zip(names, texts, strict=True))}
            for place, texts in enumerate(_ANSWERS, 1)
        ],
    )
