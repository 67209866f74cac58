"""What the sandbox portal says about an application after it was sent, in three languages: states, events, refusals."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.wording import Words

STATES: Final[dict[str, Words]] = {
    "draft": {"az": "Qaralama", "en": "Draft", "ru": "Черновик"},
    "submitted": {"az": "Göndərilib", "en": "Sent", "ru": "Отправлено"},
    "awaitingPayment": {"az": "Ödəniş gözlənilir", "en": "Waiting for payment", "ru": "Ожидается оплата"},
    "inReview": {"az": "Baxılır", "en": "Being considered", "ru": "На рассмотрении"},
    "returned": {"az": "Düzəliş üçün qaytarılıb", "en": "Returned for correction", "ru": "Возвращено на исправление"},
    "approved": {"az": "Təmin olunub", "en": "Approved", "ru": "Одобрено"},
    "rejected": {"az": "İmtina edilib", "en": "Refused", "ru": "Отказано"},
    "withdrawn": {"az": "Geri götürülüb", "en": "Withdrawn", "ru": "Отозвано"},
    "expired": {"az": "Vaxtı keçib", "en": "Expired", "ru": "Срок истёк"},
}

EVENTS: Final[dict[str, Words]] = {
    "created": {
        "az": "Qaralama yaradıldı.",
        "en": "The draft was created.",
        "ru": "Черновик создан.",
    },
    "submitted": {
        "az": "Müraciət göndərildi və qeydə alındı.",
        "en": "The application was sent and registered.",
        "ru": "Обращение отправлено и зарегистрировано.",
    },
    "withdrawn": {
        "az": "Müraciəti özünüz geri götürdünüz.",
        "en": "You withdrew the application.",
        "ru": "Вы отозвали обращение.",
    },
    "reviewStarted": {
        "az": "Qurum müraciətə baxmağa başladı.",
        "en": "The authority has begun to consider the application.",
        "ru": "Ведомство начало рассматривать обращение.",
    },
    "returned": {
        "az": "Qurum müraciəti düzəliş üçün qaytardı.",
        "en": "The authority has returned the application for correction.",
        "ru": "Ведомство вернуло обращение на исправление.",
    },
    "resubmitted": {
        "az": "Müraciət düzəldildi və yenidən göndərildi.",
        "en": "The application was corrected and sent again.",
        "ru": "Обращение исправлено и отправлено ещё раз.",
    },
    "paymentAsked": {
        "az": "Dövlət rüsumu ödənilməlidir.",
        "en": "The state fee has to be paid.",
        "ru": "Нужно оплатить государственную пошлину.",
    },
    "paid": {"az": "Ödəniş alındı.", "en": "The payment has arrived.", "ru": "Оплата получена."},
    "signatureAsked": {
        "az": "Qurum müraciəti imzalamağınızı xahiş edir.",
        "en": "The authority asks you to sign the application.",
        "ru": "Ведомство просит вас подписать обращение.",
    },
    "signed": {"az": "Müraciəti imzaladınız.", "en": "You signed the application.", "ru": "Вы подписали обращение."},
    "visitAsked": {
        "az": "Sənədlərin əslini mərkəzə gətirin.",
        "en": "Bring the original documents to a centre.",
        "ru": "Принесите оригиналы документов в центр.",
    },
    "uploadAsked": {
        "az": "Qurum sizdən bir sənədin şəklini istəyir.",
        "en": "The authority asks for a picture of a document.",
        "ru": "Ведомство просит снимок документа.",
    },
    "uploaded": {
        "az": "Sənədi göndərdiniz.",
        "en": "You sent the document.",
        "ru": "Вы отправили документ.",
    },
    "approved": {
        "az": "Müraciət təmin olundu. Nəticə hazırdır.",
        "en": "The application was approved. The result is ready.",
        "ru": "Обращение одобрено. Результат готов.",
    },
    "rejected": {
        "az": "Müraciətdən imtina edildi.",
        "en": "The application was refused.",
        "ru": "В обращении отказано.",
    },
    "expired": {
        "az": "Düzəliş üçün verilən vaxt keçdi.",
        "en": "The time for the correction is over.",
        "ru": "Срок для исправления истёк.",
    },
}

SIGNATURE_STATES: Final[dict[str, Words]] = {
    "pending": {"az": "Gözlənilir", "en": "Waiting", "ru": "Ожидается"},
    "signed": {"az": "İmzalanıb", "en": "Signed", "ru": "Подписано"},
    "refused": {"az": "İmtina edilib", "en": "Refused", "ru": "Отклонено"},
    "expired": {"az": "Vaxtı bitib", "en": "Expired", "ru": "Время вышло"},
    "failed": {"az": "Alınmadı", "en": "Failed", "ru": "Не получилось"},
}

REFUSALS: Final[dict[str, Words]] = {
    "signatureMissing": {
        "az": "Bu müraciət imzalanmalıdır.",
        "en": "This application must be signed.",
        "ru": "Это обращение нужно подписать.",
    },
    "signatureUnknown": {
        "az": "Bu müraciət üçün belə imza yoxdur. Yenidən imzalayın.",
        "en": "There is no such signature of this application. Sign again.",
        "ru": "Такой подписи под этим обращением нет. Подпишите ещё раз.",
    },
    "signatureStale": {
        "az": "İmzadan sonra cavablar dəyişib. Yenidən imzalayın.",
        "en": "The answers have changed since they were signed. Sign again.",
        "ru": "После подписания ответы изменились. Подпишите ещё раз.",
    },
    "phoneNeeded": {
        "az": "ASAN İmza nömrəsini yazın, məsələn +994501234567.",
        "en": "Give the phone number of your ASAN İmza, such as +994501234567.",
        "ru": "Укажите номер ASAN İmza, например +994501234567.",
    },
    "unknownApplication": {
        "az": "Belə müraciət yoxdur.",
        "en": "There is no such application.",
        "ru": "Такого обращения нет.",
    },
    "oneOfTwo": {
        "az": "Ya müraciətin nömrəsini, ya da xülasəni göndərin.",
        "en": "Send either the application or a digest.",
        "ru": "Отправьте либо обращение, либо хеш.",
    },
}
"""By code of one error: what to do about it."""
