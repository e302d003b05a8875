"""The window's language: installs the translators, remembers the choice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSettings, QTranslator

from showroom.kernel.errors import Lang
from ui.faces import FOLDER
from ui.messages import set_window_language


class Language(QObject):
    """Chinese or English for the whole application."""

    def __init__(self, app: QCoreApplication, lang: Lang) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self.lang: Lang = lang
        self.use(lang)

    def use(self, lang: Lang) -> None:
        """Speak `lang` from now on; widgets made earlier keep their texts until they are made anew."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        self.lang = lang
        set_window_language(lang)
        if lang == "zh":
            self._install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install("zh_CN", str(FOLDER / "i18n"))

    def choose(self, lang: Lang) -> None:
        """`use`, and remember."""
        QSettings().setValue("language", lang)
        self.use(lang)

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)


def first_language() -> Lang:
    """The remembered choice, else English only where the system speaks English."""
    chosen = QSettings().value("language", "")
    if chosen in ("zh", "en"):
        return "zh" if chosen == "zh" else "en"
    return "en" if QLocale.system().language() == QLocale.Language.English else "zh"
