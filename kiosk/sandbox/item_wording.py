"""What the sandbox portal says about one answer or one application, in three languages."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.appointments.wording import FIELDS as OF_APPOINTMENTS
from kiosk.sandbox.wording import Words

FIELDS: Final[dict[str, Words]] = {
    "required": {"az": "Bu suala cavab verin.", "en": "Answer this question.", "ru": "Ответьте на этот вопрос."},
    "unknown": {
        "az": "Bu formada belə sual yoxdur.",
        "en": "This form has no such question.",
        "ru": "В этой форме нет такого вопроса.",
    },
    "notApplicable": {
        "az": "Digər cavablara görə bu sual verilmir. Cavabı silin.",
        "en": "With the other answers this question is not asked. Remove the answer.",
        "ru": "При других ответах этот вопрос не задают. Удалите ответ.",
    },
    "differsFromRegister": {
        "az": "Bu cavab dövlət reyestrindəki məlumatdan fərqlənir.",
        "en": "This answer differs from what the state register holds.",
        "ru": "Этот ответ отличается от данных государственного реестра.",
    },
    "declarationMissing": {
        "az": "Bu təsdiqi qeyd edin.",
        "en": "Confirm this declaration.",
        "ru": "Отметьте это подтверждение.",
    },
    "declarationUnknown": {
        "az": "Bu formada belə təsdiq yoxdur.",
        "en": "This form has no such declaration.",
        "ru": "В этой форме нет такого подтверждения.",
    },
    "attachmentUnknown": {
        "az": "Belə fayl yüklənməyib.",
        "en": "No such file has been uploaded.",
        "ru": "Такой файл не загружен.",
    },
    "type": {
        "az": "Cavabın növü düzgün deyil.",
        "en": "This answer is of the wrong kind.",
        "ru": "Ответ неверного вида.",
    },
    "enum": {"az": "Siyahıdan seçin.", "en": "Choose from the list.", "ru": "Выберите из списка."},
    "pattern": {
        "az": "Cavab düzgün formada deyil.",
        "en": "The answer is not in the right form.",
        "ru": "Ответ записан в неверной форме.",
    },
    "format": {
        "az": "Cavab düzgün formada deyil.",
        "en": "The answer is not in the right form.",
        "ru": "Ответ записан в неверной форме.",
    },
    "minLength": {"az": "Cavab çox qısadır.", "en": "The answer is too short.", "ru": "Ответ слишком короткий."},
    "maxLength": {"az": "Cavab çox uzundur.", "en": "The answer is too long.", "ru": "Ответ слишком длинный."},
    "minimum": {"az": "Ədəd çox kiçikdir.", "en": "The number is too small.", "ru": "Число слишком маленькое."},
    "maximum": {"az": "Ədəd çox böyükdür.", "en": "The number is too large.", "ru": "Число слишком большое."},
    "invalid": {"az": "Bu cavabı düzəldin.", "en": "Correct this answer.", "ru": "Исправьте этот ответ."},
    "unknownParameter": {
        "az": "Portal bu parametri tanımır.",
        "en": "The portal does not know this parameter.",
        "ru": "Портал не знает этого параметра.",
    },
    "badParameter": {
        "az": "Bu qiymət qəbul olunmur.",
        "en": "This value is not accepted.",
        "ru": "Это значение не принимается.",
    },
    "unknownService": {
        "az": "Reyestrdə belə xidmət yoxdur.",
        "en": "The register has no such service.",
        "ru": "В реестре нет такой услуги.",
    },
    "unknownCharge": {
        "az": "Belə ödəniş tələbi yoxdur.",
        "en": "There is no such charge.",
        "ru": "Такого начисления нет.",
    },
    "noTerminal": {
        "az": "Portal bu ödəniş terminalını tanımır.",
        "en": "The portal does not know this payment terminal.",
        "ru": "Портал не знает этого платёжного терминала.",
    },
    "otherRevision": {
        "az": "Razılığın mətni dəyişib. Onu yenidən oxuyun.",
        "en": "The text of the consent has changed. Read it again.",
        "ru": "Текст согласия изменился. Прочитайте его ещё раз.",
    },
    "unknownMessage": {
        "az": "Belə mesaj yoxdur.",
        "en": "There is no such message.",
        "ru": "Такого сообщения нет.",
    },
    "otherVersion": {
        "az": "Formanın bu versiyası artıq qüvvədə deyil.",
        "en": "This version of the form is no longer in force.",
        "ru": "Эта версия формы больше не действует.",
    },
    **OF_APPOINTMENTS,
}
"""By code of one error: what to do about it."""
