"""What the sandbox portal says about charges and payments, in three languages."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.wording import Words

CHARGE_KINDS: Final[dict[str, Words]] = {
    "stateFee": {"az": "Dövlət rüsumu", "en": "State fee", "ru": "Государственная пошлина"},
    "fine": {"az": "Cərimə", "en": "Fine", "ru": "Штраф"},
    "tax": {"az": "Vergi", "en": "Tax", "ru": "Налог"},
    "utility": {"az": "Kommunal xidmət", "en": "Utility", "ru": "Коммунальная услуга"},
}
CHARGE_STATES: Final[dict[str, Words]] = {
    "due": {"az": "Ödənilməyib", "en": "To be paid", "ru": "Не оплачено"},
    "paid": {"az": "Ödənilib", "en": "Paid", "ru": "Оплачено"},
    "cancelled": {"az": "Ləğv edilib", "en": "Cancelled", "ru": "Отменено"},
}
REASONS: Final[dict[str, Words]] = {
    "P0010": {"az": "Bank ödənişi qəbul etmədi.", "en": "The bank refused the payment.", "ru": "Банк отклонил платёж."},
    "P0020": {
        "az": "Ödəniş üçün verilən vaxt bitdi.",
        "en": "The time for this payment is over.",
        "ru": "Время на этот платёж истекло.",
    },
    "P0030": {
        "az": "Ödəniş telefonda dayandırıldı.",
        "en": "The payment was stopped on the phone.",
        "ru": "Платёж остановлен на телефоне.",
    },
    "P0040": {"az": "Ödəniş ləğv edildi.", "en": "The payment was cancelled.", "ru": "Платёж отменён."},
    "P0050": {
        "az": "Bu artıq başqa ödənişlə ödənilib. Heç nə tutulmadı.",
        "en": "This was already paid by another payment. Nothing was taken.",
        "ru": "Это уже оплачено другим платежом. Ничего не списано.",
    },
}
"""Why a payment ended without money; codes as GOV.UK Pay has them (P0010 refused, P0020 expired, P0030 stopped by the
payer, P0040 cancelled), and P0050 of this portal's own.
"""

PAGE: Final[dict[str, Words]] = {
    "title": {"az": "Ödəniş", "en": "Payment", "ru": "Платёж"},
    "sandbox": {
        "az": "Bu, sınaq portalıdır. Heç bir pul tutulmur.",
        "en": "This is a sandbox portal. No money is taken.",
        "ru": "Это учебный портал. Деньги не списываются.",
    },
    "pay": {"az": "Ödəyin", "en": "Pay", "ru": "Оплатите"},
    "payee": {"az": "Kimə", "en": "To", "ru": "Кому"},
    "what": {"az": "Nə üçün", "en": "For", "ru": "За что"},
    "amount": {"az": "Məbləğ", "en": "Amount", "ru": "Сумма"},
    "warning": {
        "az": "Məbləği ekrandakı məbləğlə tutuşdurun.",
        "en": "Compare the amount with the one on the screen.",
        "ru": "Сверьте сумму с той, что на экране.",
    },
    "write": {"az": "Nömrəni yazın", "en": "Write the number", "ru": "Напишите номер"},
    "number": {
        "az": "Ekrandakı və ya kağızdakı nömrə",
        "en": "The number on the screen or on the paper",
        "ru": "Номер на экране или на бумаге",
    },
    "go-on": {"az": "Davam et", "en": "Continue", "ru": "Продолжить"},
    "idle": {"az": "Terminal gözləyir", "en": "The terminal is waiting", "ru": "Терминал ждёт"},
    "paid": {"az": "Ödə", "en": "Pay", "ru": "Оплатить"},
    "later": {
        "az": "Ödə (bank gec cavab verir)",
        "en": "Pay (the bank answers late)",
        "ru": "Оплатить (банк отвечает поздно)",
    },
    "failed": {
        "az": "Ödə (bank imtina edir)",
        "en": "Pay (the bank refuses)",
        "ru": "Оплатить (банк отказывает)",
    },
    "cancelled": {"az": "Ödəməkdən imtina et", "en": "Do not pay", "ru": "Не платить"},
    "done-paid": {"az": "Ödənildi", "en": "Paid", "ru": "Оплачено"},
    "done-later": {"az": "Bankın cavabı gözlənilir", "en": "Waiting for the bank", "ru": "Ждём ответа банка"},
    "done-failed": {"az": "Bank imtina etdi", "en": "The bank refused", "ru": "Банк отказал"},
    "done-cancelled": {"az": "Ödənilmədi", "en": "Not paid", "ru": "Не оплачено"},
    "back": {"az": "Ekrana qayıdın.", "en": "Go back to the screen.", "ru": "Вернитесь к экрану."},
    "over": {"az": "Bu ödəniş bitib", "en": "This payment is over", "ru": "Этот платёж завершён"},
    "over-more": {
        "az": "Bu ödəniş edilib, ləğv olunub və ya vaxtı keçib. Heç nə tutulmadı.",
        "en": "It was made, cancelled, or its time is over. Nothing was taken now.",
        "ru": "Он уже проведён, отменён или его время вышло. Сейчас ничего не списано.",
    },
    "stale": {"az": "Bu səhifə köhnəlib", "en": "This page is out of date", "ru": "Эта страница устарела"},
}
