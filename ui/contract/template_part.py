"""Which of several valid templates this contract is printed with; hidden while there is nothing to choose (Q-09)."""

from __future__ import annotations

from showroom.contract.drafts import ContractView
from showroom.contract.template_views import TemplateOption
from ui.messages import window_language
from ui.widgets.cards import Section
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form


class TemplatePart(Section):
    """The store's standard is chosen until somebody chooses; what holds no longer stays to be seen, and is told."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.setObjectName("template_part")
        self.title.setText(self.tr("Contract template"))
        self.subtitle.setText(self.tr("review copy, print and signature are all of the chosen one"))
        self.form = Form(columns=2)
        self.field = self.form.add(ChoiceField("template_choice", self.tr("Template"), ()))
        self.add(self.form)

    def show_view(self, view: ContractView) -> None:
        """Offer what is valid today; called after the form was filled."""
        offered, chosen = view.templates, view.draft.template_choice
        several = len(offered) > 1
        self.setVisible(several and view.signed is None)
        if not several:
            self.field.set_choices([(chosen, view.template)])
            self.field.set_value(chosen)
            return
        choices = [(option.code, self._text(option, number)) for number, option in enumerate(offered)]
        self.field.set_choices(choices)
        self.field.set_value(chosen or offered[0].code)

    def _text(self, option: TemplateOption, number: int) -> str:
        name = option.name_zh if window_language() == "zh" else option.name_en
        if option.gone:
            about = self.tr("no longer valid")
        elif number == 0:
            about = self.tr("the store's standard")
        else:
            about = "" if option.until is None else self.tr("until {day}").format(day=option.until.isoformat())
        return " · ".join(part for part in (name, option.label, about) if part)
