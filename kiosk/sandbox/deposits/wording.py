"""What the portal says about sealed forms, in three languages."""

from __future__ import annotations

from typing import Final

Words = dict[str, str]

PROBLEMS: Final[dict[str, tuple[Words, Words]]] = {
    "deposit-unreadable": (
        {"az": "Zərf açılmır", "en": "The sealed form cannot be opened", "ru": "Запечатанную форму не открыть"},
        {
            "az": "Bu, portalın aça bildiyi möhürlənmiş forma deyil.",
            "en": "This is no sealed form that the portal can open.",
            "ru": "Это не запечатанная форма, которую может открыть портал.",
        },
    ),
    "deposit-key-unknown": (
        {"az": "Açar tanınmır", "en": "Unknown key", "ru": "Неизвестный ключ"},
        {
            "az": "Forma bu portalın açarı ilə möhürlənməyib.",
            "en": "It was not sealed to a key of this portal.",
            "ru": "Форма запечатана не ключом этого портала.",
        },
    ),
    "deposit-differs": (
        {"az": "Bu ad altında başqası var", "en": "Another one has this name", "ru": "Под этим именем есть другая"},
        {
            "az": "Bu ad altında artıq başqa möhürlənmiş forma qəbul edilib.",
            "en": "Another sealed form was received under this name before.",
            "ru": "Под этим именем уже принята другая запечатанная форма.",
        },
    ),
    "deposit-not-found": (
        {"az": "Forma tapılmadı", "en": "No form was found", "ru": "Форма не найдена"},
        {
            "az": "Sizin bu kodla saxlanmış formanız yoxdur. Kodu yoxlayın. Forma hələ gəlib çatmamış da ola bilər.",
            "en": "There is no form of yours with this code. Check the code. The form may also not have arrived yet.",
            "ru": "Вашей формы с таким кодом нет. Проверьте код. Возможно, форма ещё не дошла.",
        },
    ),
    "deposit-form-gone": (
        {"az": "Bu forma artıq yoxdur", "en": "This form is not there any more", "ru": "Этой формы больше нет"},
        {
            "az": "Formanın aid olduğu xidmət artıq onlayn göstərilmir.",
            "en": "The service that the form belongs to is not given online any more.",
            "ru": "Услуга, к которой относится форма, больше не оказывается онлайн.",
        },
    ),
}
