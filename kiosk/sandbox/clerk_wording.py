"""What the clerk's page says, in three languages."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.wording import Words

WORDS: Final[dict[str, Words]] = {
    "title": {"az": "Qurumun iş yeri", "en": "The authority’s desk", "ru": "Рабочее место ведомства"},
    "sandbox": {
        "az": "Bu, sınaq portalıdır. Buradakı adamlar uydurmadır.",
        "en": "This is a sandbox portal. The people here are made up.",
        "ru": "Это учебный портал. Люди здесь вымышленные.",
    },
    "sent": {"az": "Göndərilmiş müraciətlər", "en": "Applications that were sent", "ru": "Отправленные обращения"},
    "none": {
        "az": "Hələ heç nə göndərilməyib.",
        "en": "Nothing has been sent yet.",
        "ru": "Пока ничего не отправлено.",
    },
    "one": {"az": "Müraciət", "en": "Application", "ru": "Обращение"},
    "person": {"az": "Kimin", "en": "Whose", "ru": "Чьё"},
    "state": {"az": "Vəziyyəti", "en": "State", "ru": "Состояние"},
    "give-back": {"az": "Düzəliş üçün qaytar", "en": "Return for correction", "ru": "Вернуть на исправление"},
    "give-back-how": {
        "az": "Düzəldilməli olan cavabın yanında nə istədiyinizi yazın.",
        "en": "Beside each answer that must be corrected, write what you ask for.",
        "ru": "Рядом с ответом, который нужно исправить, напишите, что требуется.",
    },
    "days": {"az": "Neçə gün vaxt var", "en": "Days to do it in", "ru": "Сколько дней на это"},
    "money": {"az": "Rüsum istə", "en": "Ask for the fee", "ru": "Потребовать пошлину"},
    "visit": {"az": "Mərkəzə dəvət et", "en": "Ask to come to a centre", "ru": "Пригласить в центр"},
    "sign": {"az": "İmza istə", "en": "Ask for a signature", "ru": "Попросить подпись"},
    "upload": {"az": "Sənəd istə", "en": "Ask for a document", "ru": "Попросить документ"},
    "approve": {"az": "Təmin et, sənəd ver", "en": "Approve, with a document", "ru": "Одобрить и выдать документ"},
    "refuse": {"az": "İmtina et", "en": "Refuse", "ru": "Отказать"},
    "words": {"az": "Qurumun sözləri", "en": "The authority’s words", "ru": "Слова ведомства"},
    "example": {"az": "Hazır nümunə", "en": "A ready example", "ru": "Готовый пример"},
    "example-how": {
        "az": "Bu adamın müraciəti göndərilmiş olur və düzəliş üçün qayıdır.",
        "en": "An application of this person is sent, and comes back for correction.",
        "ru": "Обращение этого человека отправляется и возвращается на исправление.",
    },
    "make": {"az": "Hazırla", "en": "Make it", "ru": "Создать"},
    "back": {"az": "Siyahıya qayıt", "en": "Back to the list", "ru": "Назад к списку"},
    "done": {"az": "Edildi", "en": "Done", "ru": "Сделано"},
    "not-now": {
        "az": "Müraciətin indiki vəziyyətində bunu etmək olmur",
        "en": "The application’s present state does not allow it",
        "ru": "Нынешнее состояние обращения этого не позволяет",
    },
    "stale": {"az": "Səhifə köhnəlib", "en": "This page is out of date", "ru": "Страница устарела"},
}
