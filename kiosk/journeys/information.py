"""Information: news, guides, questions and answers, legal acts, and about the portal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kiosk import formatting
from kiosk.describing import name_of, source_line
from kiosk.desk import Desk
from kiosk.journeys import service
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.listing import list_page, turned
from kiosk.journeys.problems import problem_page
from kiosk.page import Action, Block, Bullets, Listing, Page, Paragraph, Steps, Subheading, Tiles
from kiosk.portal.errors import NotFound
from kiosk.portal.resources.catalogue import Article
from kiosk.text import Text, Wording, pick

ICONS: Final = {
    "guide": "map",
    "faq": "circle-question-mark",
    "news": "newspaper",
    "legal": "scale",
    "about": "landmark",
    "notice": "bell",
}


def kind_names(_: Wording) -> dict[str, tuple[Text, Text]]:
    """Each kind of article: its name and one line of what it holds."""
    return {
        "guide": (_("Guides"), _("Step by step")),
        "faq": (_("Questions and answers"), _("What people ask most")),
        "news": (_("News"), _("What has changed")),
        "legal": (_("Legal acts"), _("Laws and decrees")),
        "about": (_("About the portal"), _("What it is and what it promises")),
    }


@dataclass(frozen=True, slots=True)
class Information:
    """The kinds of information."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="open", argument=kind):
                return opening(self, Articles(kind))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        tiles = tuple(
            Action("open", name, icon=ICONS[kind], argument=kind, description=explanation)
            for kind, (name, explanation) in kind_names(_).items()
        )
        return Page("information", _("Information"), (Tiles(tiles),), back=back(_))


@dataclass(frozen=True, slots=True)
class Articles:
    """All articles of one kind."""

    kind: str
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=id):
                return opening(self, OneArticle(id))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        actions = [
            Action("open", _title(article, desk), argument=article.id, description=_summary(article, desk))
            for article in desk.catalogue.articles(self.kind)
        ]
        heading = kind_names(_)[self.kind][0]
        return list_page(f"articles/{self.kind}", heading, actions, self.first, _)


def _title(article: Article, desk: Desk) -> Text:
    return pick(article.title, desk.language) or Text(article.id, desk.language)


def _summary(article: Article, desk: Desk) -> Text | None:
    if article.type == "news" and article.published_at:
        return Text(formatting.written_date(article.published_at, desk.language), desk.language)
    return pick(article.summary, desk.language)


@dataclass(frozen=True, slots=True)
class OneArticle:
    """One article, with the services that it speaks of."""

    id: str
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="service", argument=id):
                return opening(self, service.ServicePage(id))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        article = desk.catalogue.article(self.id)
        if article is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        related = [
            each for related_id in article.related_service if (each := desk.catalogue.service(related_id)) is not None
        ]
        blocks = list(article_blocks(article, desk))
        if related:
            blocks.append(Subheading(_("Services")))
            rows = tuple(Action("service", name_of(each, desk), argument=each.id) for each in related)
            blocks.append(Listing(rows, _("There is nothing here."), key="services"))
        blocks.append(source_line([article.source] if article.source else [], article.published_at, desk))
        return Page(f"article/{article.id}", _title(article, desk), tuple(blocks), back=back(_))


def article_blocks(article: Article, desk: Desk) -> tuple[Block, ...]:
    """The body as blocks: a CommonMark subset of paragraphs, `##` headings, `-` and `1.` lists."""
    body = pick(article.body, desk.language)
    if body is None:
        return ()
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", body.text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        blocks += _part(lines, body.language) if lines else []
    return tuple(blocks)


def _part(lines: list[str], language: str) -> list[Block]:
    def texts(pattern: str) -> tuple[Text, ...]:
        return tuple(Text(re.sub(pattern, "", line), language) for line in lines)

    if lines[0].startswith("#"):
        heading: list[Block] = [Subheading(Text(lines[0].lstrip("# "), language))]
        return heading + (_part(lines[1:], language) if len(lines) > 1 else [])
    if all(line.startswith(("- ", "* ")) for line in lines):
        return [Bullets(texts(r"^[-*] "))]
    if all(re.match(r"\d+\. ", line) for line in lines):
        return [Steps(texts(r"^\d+\. "))]
    listed = next((i for i, line in enumerate(lines) if re.match(r"[-*] |\d+\. ", line)), 0)
    if listed:
        return [*_part(lines[:listed], language), *_part(lines[listed:], language)]
    return [Paragraph(Text(" ".join(lines), language))]
