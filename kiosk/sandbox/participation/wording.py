"""What the sandbox portal says about appeals, consultations and reports, in three languages."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.wording import Words

ITEMS: Final[dict[str, Words]] = {
    "tooLong": {
        "az": "Mətn çox uzundur. Onu qısaldın.",
        "en": "This text is too long. Make it shorter.",
        "ru": "Текст слишком длинный. Сократите его.",
    },
    "empty": {"az": "Bura nəsə yazın.", "en": "Write something here.", "ru": "Напишите здесь что-нибудь."},
    "unknownRecipient": {
        "az": "Portal bu qurumu tanımır. Başqa qurum seçin.",
        "en": "The portal does not know this agency. Choose another one.",
        "ru": "Портал не знает этого ведомства. Выберите другое.",
    },
    "unknownFile": {
        "az": "Belə fayl yüklənməyib.",
        "en": "No such file has been uploaded.",
        "ru": "Такой файл не загружен.",
    },
    "contactMissing": {
        "az": "Cavabın göndəriləcəyi ünvanı yazın.",
        "en": "Write where the answer should be sent.",
        "ru": "Напишите, куда прислать ответ.",
    },
    "unknownQuestion": {
        "az": "Bu müzakirədə belə sual yoxdur.",
        "en": "This consultation has no such question.",
        "ru": "В этом обсуждении нет такого вопроса.",
    },
    "unknownChoice": {
        "az": "Siyahıdan seçin.",
        "en": "Choose from the list.",
        "ru": "Выберите из списка.",
    },
    "unanswered": {
        "az": "Bu suala cavab verin.",
        "en": "Answer this question.",
        "ru": "Ответьте на этот вопрос.",
    },
    "nothingSaid": {
        "az": "Fikrinizi yazın və ya heç olmasa bir suala cavab verin.",
        "en": "Write what you think, or answer one question at least.",
        "ru": "Напишите своё мнение или ответьте хотя бы на один вопрос.",
    },
}

STATES: Final[dict[str, Words]] = {
    "received": {"az": "Qəbul edilib", "en": "Received", "ru": "Получено"},
    "inReview": {"az": "Baxılır", "en": "Being considered", "ru": "Рассматривается"},
    "answered": {"az": "Cavab verilib", "en": "Answered", "ru": "Дан ответ"},
}

EVENTS: Final[dict[str, Words]] = {
    "received": {
        "az": "Müraciət qəbul edildi və nömrələndi.",
        "en": "The appeal was received and given a number.",
        "ru": "Обращение получено, ему присвоен номер.",
    },
    "inReview": {
        "az": "Qurum müraciəti qeydə aldı və ona baxır.",
        "en": "The agency has registered the appeal and is considering it.",
        "ru": "Ведомство зарегистрировало обращение и рассматривает его.",
    },
    "answered": {"az": "Qurum cavab verdi.", "en": "The agency has answered.", "ru": "Ведомство дало ответ."},
}

ANSWER: Final[Words] = {
    "az": "Müraciətinizə baxıldı.\n\nBu, sınaq portalının cavabıdır: heç bir qurum onu yazmayıb.",
    "en": "Your appeal has been considered.\n\nThis is an answer of a sandbox portal: no agency has written it.",
    "ru": "Ваше обращение рассмотрено.\n\nЭто ответ учебного портала: его не писало ни одно ведомство.",
}
