"""What everyone may set for themselves: language, light or dark, the own password."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import Message, ShowroomError
from ui.context import UiContext
from ui.messages import window_language
from ui.settings.password_field import PasswordField
from ui.settings.view_model import SettingsViewModel
from ui.theme import SPACE_3, Mode, chosen_mode
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card, Section, text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form, FormBinder

NOT_THE_SAME = Message("passwords_differ", "两次输入的新密码不一致", "The two new passwords differ")
MODES: dict[str, Mode] = {"system": "system", "light": "light", "dark": "dark"}


class OwnPart(QWidget):
    """Language, looks and password of the one who is signed in."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("own_part")
        self.setProperty("kind", "page")
        self.context = context
        self.view_model = SettingsViewModel(context, self)
        card = Card()
        card.setMaximumWidth(640)
        card.add(self._build_looks())
        card.add(self._build_password())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(context.actor.name, "subject"))
        column.addWidget(card)
        column.addStretch(1)
        self.view_model.password_set.connect(self._on_password_set)
        self.view_model.refused.connect(self._on_refused)

    def submit(self) -> None:
        """Change the password."""
        values = self.binder.collect()
        if values is None:
            return
        if values["new_password"] != values["again"]:
            self.binder["again"].show_error(NOT_THE_SAME.text(window_language()))
            self.binder.focus("again")
            return
        self.view_model.change_own_password(values["old_password"], values["new_password"])

    def flush_drafts(self) -> None:
        """Passwords are in no draft."""

    def _build_looks(self) -> Section:
        section = Section(self.tr("Window"))
        form = Form(columns=2)
        languages = [("zh", "中文"), ("en", "English")]
        self.language = form.add(ChoiceField("window_language", self.tr("Language"), languages))
        modes = [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self.mode = form.add(ChoiceField("theme", self.tr("Light or dark"), modes))
        self.language.set_value(self.context.lang)
        self.mode.set_value(chosen_mode())
        self.language.changed.connect(self._on_language)
        self.mode.changed.connect(self._on_mode)
        section.add(form)
        return section

    def _build_password(self) -> Section:
        section = Section(self.tr("Password"))
        form = Form(columns=1)
        form.add(PasswordField("old_password", self.tr("Present password"), required=True))
        hint = self.tr("at least 8 characters")
        form.add(PasswordField("new_password", self.tr("New password"), required=True, hint=hint))
        form.add(PasswordField("again", self.tr("New password again"), required=True))
        section.add(form)
        self.binder = FormBinder(form, parent=self)
        self.password_button = PrimaryButton("")
        self.password_button.setObjectName("change_password")
        self.password_button.show_action(self.tr("Change password"), "Ctrl+Return")
        self.password_button.clicked.connect(self.submit)
        row = QHBoxLayout()
        row.addWidget(self.password_button)
        row.addStretch(1)
        section.body.addLayout(row)
        return section

    def _on_language(self) -> None:
        switch = getattr(self.window(), "switch_language", None)  # the window's own act; it builds this page anew
        if switch is not None and self.language.value() != self.context.lang:
            switch()

    def _on_mode(self) -> None:
        if self.context.theme is not None:
            self.context.theme.choose(MODES[self.mode.value()])

    def _on_password_set(self) -> None:
        self.binder.set_values(dict.fromkeys(("old_password", "new_password", "again"), ""))
        self.context.notifier.done(self.tr("Password changed"))

    def _on_refused(self, error: ShowroomError) -> None:
        places = {"wrong_password": "old_password", "password_short": "new_password"}
        if error.code in places:
            self.binder[places[error.code]].show_error(error.text(window_language()))
            self.binder.focus(places[error.code])
        else:
            self.context.notifier.error(error)
