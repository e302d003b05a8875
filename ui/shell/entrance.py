"""Before work: waiting, first start, sign-in, lock, and the page for trouble with the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine

WIDTH = 460


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What the first-start page asks for."""

    store_name: str
    credit_code: str
    address: str
    language: str
    first_user: str
    password: str


class EntrancePage(QWidget):
    """A card in the middle of an empty window."""

    def __init__(self, name: str, title: str, text: str = "", width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page")
        self.card = Card()
        self.card.setFixedWidth(width)
        self.title = text_label(title, "subject", wrap=True)
        self.text = text_label(text, tone="muted", wrap=True)
        self.text.setVisible(bool(text))
        self.card.add(self.title)
        self.card.add(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.addStretch(2)
        row = QHBoxLayout()  # an alignment flag would ignore that wrapped text needs more height
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def add_foot(self, *widgets: QWidget) -> None:
        """Buttons at the right end of the card."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addStretch(1)
        for widget in widgets:
            row.addWidget(widget)
        self.card.column.addLayout(row)


class _FormPage(EntrancePage):
    """An entrance page with a form; Enter in any field submits it."""

    def __init__(self, name: str, title: str, text: str = "", width: int = WIDTH) -> None:
        super().__init__(name, title, text, width)
        self.form = Form(columns=2 if width > WIDTH else 1)
        self.message = MessageLine()
        self.card.add(self.form)
        self.card.add(self.message)
        self.binder = FormBinder(parent=self)
        self._left = ""
        self.submit_button = PrimaryButton("")
        self.submit_button.clicked.connect(self.submit)

    def submit(self) -> None:
        """Check and hand over."""

    def show_busy(self, busy: bool) -> None:
        """While the store works, nothing can be pressed twice."""
        if busy:
            self._left = next((name for name, row in self.binder.rows.items() if row.field.hasFocus()), "")
        self.submit_button.setEnabled(not busy)
        self.form.setEnabled(not busy)

    def show_error(self, error: ShowroomError) -> None:
        """Beside the fields, or below the form."""
        self.show_busy(False)
        if isinstance(error, FieldErrors):
            left = self.binder.show_errors(error)
            if not left:
                return
        self.message.show_text(error.text(window_language()), "refusal")
        self.binder.focus(self._left)

    def first_field(self) -> str:
        """Where the cursor starts."""
        return next(iter(self.binder.rows), "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.binder.focus(self.first_field())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.submit_button.isEnabled():
            self.submit()
            return
        super().keyPressEvent(event)


class FirstStartPage(_FormPage):
    """Set up the store, or try with sample data."""

    wanted = Signal(object)
    try_sample = Signal()

    def __init__(self) -> None:
        super().__init__(
            "first_start_page", self.tr("Welcome. Set up your store"), self.tr("This takes one minute."), 640
        )
        self.form.add(TextField("name", self.tr("Store name"), required=True), span=2)
        self.form.add(TextField("credit_code", self.tr("Unified social credit code"), max_length=18))
        languages = [("zh", "中文"), ("en", "English")]
        self.language = self.form.add(ChoiceField("language", self.tr("Language of papers"), languages))
        self.language.set_value(window_language())
        self.form.add(TextField("address", self.tr("Address"), max_length=200), span=2)
        self.form.add(TextField("first_user", self.tr("Your name"), required=True, max_length=40))
        password = TextField(
            "password", self.tr("Your password"), required=True, max_length=200, hint=self.tr("8 characters or more")
        )
        password.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add(password)
        self.binder.watch(self.form.rows.values())
        self.sample = Button(self.tr("Try with sample data"))
        self.sample.setObjectName("try_sample")
        self.sample.clicked.connect(self._on_sample)
        self.submit_button.setObjectName("create_store")
        self.submit_button.show_text(self.tr("Create the store"))
        self.add_foot(self.sample, self.submit_button)

    def submit(self) -> None:
        values = self.binder.collect()
        if values is None:
            return
        self.show_busy(True)
        self.message.show_text(self.tr("Creating the store…"))
        self.wanted.emit(
            FirstStart(
                values["name"],
                values["credit_code"].upper(),
                values["address"],
                values["language"],
                values["first_user"],
                values["password"],
            )
        )

    def show_busy(self, busy: bool) -> None:
        super().show_busy(busy)
        self.sample.setEnabled(not busy)

    def _on_sample(self) -> None:
        self.show_busy(True)
        self.message.show_text(self.tr("Filling a store with sample data…"))
        self.try_sample.emit()


class SignInPage(_FormPage):
    """Choose a name, give the password; on a locked desk somebody else may take it over."""

    sign_in = Signal(str, str)
    someone_else = Signal()

    def __init__(self, names: Sequence[str], title: str = "", locked_name: str = "") -> None:
        super().__init__("lock_page" if locked_name else "sign_in_page", title or self.tr("Sign in"))
        if locked_name:
            names = [locked_name]
        self.user = ChoiceField("user", self.tr("Name"), [(name, name) for name in names])
        self.form.add(self.user)
        self.user.set_value(names[0] if names else "")
        self.user.setEnabled(not locked_name)
        self.password = TextField("password", self.tr("Password"), required=True, max_length=200)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add(self.password)
        self.binder.watch(self.form.rows.values())
        self.submit_button.setObjectName("sign_in")
        self.submit_button.show_text(self.tr("Unlock") if locked_name else self.tr("Sign in"))
        self.other = LinkButton(self.tr("Somebody else signs in"))
        self.other.setObjectName("someone_else")
        self.other.setVisible(bool(locked_name))
        self.other.clicked.connect(self.someone_else)
        self.add_foot(self.other, self.submit_button)

    def first_field(self) -> str:
        return "password"

    def submit(self) -> None:
        values = self.binder.collect()
        if values is None:
            return
        self.show_busy(True)
        self.message.show_text(self.tr("One moment…"))
        self.sign_in.emit(values["user"], values["password"])

    def show_error(self, error: ShowroomError) -> None:
        super().show_error(error)
        self.password.clear()
        self.password.setFocus()


class TroublePage(EntrancePage):
    """The store cannot be opened: what happened and what to do."""

    retry = Signal()
    leave = Signal()

    def __init__(self, error: ShowroomError) -> None:
        super().__init__("trouble_page", self.tr("The store cannot be opened"), "", 560)
        self.reason = text_label(error.text(window_language()), "large", wrap=True)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.card.add(self.reason)
        self.card.add(text_label(self.tr("Code: {code}").format(code=error.code), "fact"))
        self.card.column.addSpacing(SPACE_3)
        quit_link = LinkButton(self.tr("Quit"))
        quit_link.clicked.connect(self.leave)
        again = PrimaryButton(self.tr("Try again"))
        again.setObjectName("retry")
        again.clicked.connect(self.retry)
        self.add_foot(quit_link, again)
