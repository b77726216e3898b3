"""Texts that the tests of reading share, written for them."""

from pathlib import Path

from wathiq.errors import InputError
from wathiq.model import Report
from wathiq.read import Defaults, reports

FIRST = "قال وزير الخارجية الروسي إن موسكو سترسل 500 طن من القمح إلى كوريا الشمالية في مايو المقبل."
SECOND = "ودانت اليابان التجربة الصاروخية التي أجرتها بيونغ يانغ، فيما نفت كوريا الشمالية أنها باعت أسلحة إلى روسيا."
ARABIC = f"{FIRST}\n\n{SECOND}\n"
ENGLISH = "The Russian foreign minister said that Moscow would send wheat to North Korea.\n"
RUSSIAN = "Министр иностранных дел России заявил, что Москва отправит пшеницу в Северную Корею.\n"


def read(*paths: object, defaults: Defaults | None = None) -> list[Report | InputError]:
    """Everything that reading these paths gives."""
    return list(reports([str(path) for path in paths], defaults or Defaults()))


def one(path: Path, content: bytes | str, defaults: Defaults | None = None) -> Report:
    """The one report of a file with this content; fails when there is none."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (report,) = read(path, defaults=defaults)
    assert isinstance(report, Report), report
    return report


def refusal(path: Path, content: bytes | str) -> str:
    """The one line said of a file with this content; fails when it can be read."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (error,) = read(path)
    assert isinstance(error, InputError), error
    line = str(error)
    assert str(path) in line
    assert "\n" not in line
    return line
