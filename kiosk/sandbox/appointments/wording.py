"""What the sandbox portal says about visits and queues, in three languages."""

from __future__ import annotations

from typing import Final

Words = dict[str, str]

PROBLEMS: Final[dict[str, tuple[Words, Words]]] = {
    "slot-taken": (
        {"az": "Bu vaxt artıq tutulub", "en": "This time is taken", "ru": "Это время уже занято"},
        {
            "az": "Bu vaxtı bir az əvvəl başqası götürüb. Başqa vaxt seçin.",
            "en": "Somebody else has just taken this time. Choose another one.",
            "ru": "Это время только что занял кто-то другой. Выберите другое.",
        },
    ),
    "appointment-over": (
        {"az": "Bu qəbul bitib", "en": "This appointment is over", "ru": "Эта запись уже недействительна"},
        {
            "az": "Bu qəbul ləğv edilib və ya vaxtı keçib.",
            "en": "This appointment was cancelled, or its time has passed.",
            "ru": "Эта запись отменена, или её время прошло.",
        },
    ),
}

FIELDS: Final[dict[str, Words]] = {
    "notGivenHere": {
        "az": "Bu mərkəz bu xidmət üçün qəbula yazmır.",
        "en": "This centre takes no appointments for this service.",
        "ru": "В этом центре нет записи на эту услугу.",
    },
    "unknownLocation": {
        "az": "Belə mərkəz yoxdur.",
        "en": "There is no such centre.",
        "ru": "Такого центра нет.",
    },
    "unknownService": {
        "az": "Belə xidmət yoxdur.",
        "en": "There is no such service.",
        "ru": "Такой услуги нет.",
    },
    "guestNeedsContact": {
        "az": "Adınızı və telefonunuzu yazın.",
        "en": "Write your name and your phone number.",
        "ru": "Напишите имя и номер телефона.",
    },
}

STATES: Final[dict[str, Words]] = {
    "booked": {"az": "Qəbula yazılıb", "en": "Booked", "ru": "Запись есть"},
    "cancelled": {"az": "Ləğv edilib", "en": "Cancelled", "ru": "Отменена"},
    "past": {"az": "Vaxtı keçib", "en": "Past", "ru": "Время прошло"},
}

TICKET_STATES: Final[dict[str, Words]] = {
    "waiting": {"az": "Gözləyir", "en": "Waiting", "ru": "Ожидает"},
    "called": {"az": "Çağırılıb", "en": "Called", "ru": "Вызван"},
    "missed": {"az": "Növbə keçib", "en": "Missed", "ru": "Очередь прошла"},
}

REMINDER: Final[tuple[Words, Words]] = (
    {"az": "Xatırlatma: qəbulunuz var", "en": "Reminder: you have an appointment", "ru": "Напоминание: вы записаны"},
    {
        "az": "Vaxt: {when}.\n\nYer: {where}.\n\nKod: {code}.",
        "en": "Time: {when}.\n\nPlace: {where}.\n\nCode: {code}.",
        "ru": "Время: {when}.\n\nМесто: {where}.\n\nКод: {code}.",
    },
)
