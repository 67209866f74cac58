"""What the portal says about kiosks and mobile ID, in three languages."""

from __future__ import annotations

from typing import Final

Words = dict[str, str]

PROBLEMS: Final[dict[str, tuple[Words, Words]]] = {
    "enrolment-code-unknown": (
        {"az": "Belə kod yoxdur", "en": "There is no such code", "ru": "Такого кода нет"},
        {
            "az": "Kodu idarəçidən alın və diqqətlə yazın.",
            "en": "Get the code from the administrator, and write it with care.",
            "ru": "Возьмите код у администратора и введите его внимательно.",
        },
    ),
    "enrolment-code-used": (
        {"az": "Bu koddan istifadə olunub", "en": "This code has been used", "ru": "Этот код уже использован"},
        {
            "az": "Hər kod bir köşk üçündür. Yeni kod alın.",
            "en": "Each code is for one kiosk. Get a new one.",
            "ru": "Каждый код — для одного киоска. Возьмите новый.",
        },
    ),
    "enrolment-code-expired": (
        {"az": "Kodun vaxtı bitib", "en": "The time of this code is over", "ru": "Срок этого кода истёк"},
        {
            "az": "Kod bir gün etibarlıdır. Yeni kod alın.",
            "en": "A code holds for one day. Get a new one.",
            "ru": "Код действует один день. Возьмите новый.",
        },
    ),
}

PAGES: Final[dict[str, Words]] = {
    "enrolment-title": {"az": "Köşkün qeydiyyatı", "en": "Enrolling a kiosk", "ru": "Регистрация киоска"},
    "enrolment": {"az": "Yeni köşk", "en": "A new kiosk", "ru": "Новый киоск"},
    "enrolment-about": {
        "az": "Kod bir köşk üçündür və bir gün etibarlıdır.",
        "en": "A code is for one kiosk, and holds for one day.",
        "ru": "Код — для одного киоска, и действует один день.",
    },
    "new-code": {"az": "Kod al", "en": "Make a code", "ru": "Получить код"},
    "enrolment-code": {"az": "Kod hazırdır", "en": "The code is ready", "ru": "Код готов"},
    "enrolment-use": {
        "az": "Köşkdə bu kodla “egov-kiosk enrol” əmrini verin. Kod bir daha göstərilməyəcək.",
        "en": "At the kiosk, run “egov-kiosk enrol” with this code. The code is not shown again.",
        "ru": "На киоске запустите «egov-kiosk enrol» с этим кодом. Код больше не будет показан.",
    },
    "mobile-title": {"az": "Mobil imza", "en": "Mobile ID", "ru": "Мобильная подпись"},
    "whose-phone": {"az": "Bu, kimin telefonudur?", "en": "Whose phone is this?", "ru": "Чей это телефон?"},
    "user-id": {"az": "istifadəçi nömrəsi", "en": "user ID", "ru": "номер пользователя"},
    "no-request": {
        "az": "Bu telefonda sorğu yoxdur",
        "en": "There is no request on this phone",
        "ru": "На этом телефоне нет запросов",
    },
    "look-again": {"az": "Yenidən bax", "en": "Look again", "ru": "Посмотреть ещё раз"},
    "mobile-check": {"az": "Kim daxil olur?", "en": "Is it you who signs in?", "ru": "Это вы входите?"},
    "check-code": {"az": "Yoxlama kodu", "en": "Check code", "ru": "Проверочный код"},
    "mobile-warning": {
        "az": "Ekranda başqa kod görürsünüzsə və ya ekranın qarşısında deyilsinizsə, imtina edin.",
        "en": "If the screen shows another code, or you are not in front of it, refuse.",
        "ru": "Если на экране другой код или вы не перед ним, откажитесь.",
    },
    "enter-pin": {"az": "PIN1 yaz və təsdiq et", "en": "Enter PIN1 and confirm", "ru": "Ввести PIN1 и подтвердить"},
    "wrong-pin": {
        "az": "Üç dəfə səhv PIN yaz",
        "en": "Enter a wrong PIN three times",
        "ru": "Три раза ввести неверный PIN",
    },
    "mobile-confirmed": {
        "az": "Təsdiq etdiniz. Ekrana qayıdın.",
        "en": "You have confirmed. Go back to the screen.",
        "ru": "Вы подтвердили вход. Вернитесь к экрану.",
    },
    "mobile-refused": {
        "az": "İmtina etdiniz. Heç kim daxil olmadı.",
        "en": "You have refused. Nobody has signed in.",
        "ru": "Вы отказались. Никто не вошёл.",
    },
    "mobile-failed": {
        "az": "PIN səhvdir. Heç kim daxil olmadı.",
        "en": "The PIN was wrong. Nobody has signed in.",
        "ru": "Неверный PIN. Никто не вошёл.",
    },
    "mobile-stale": {
        "az": "Bu sorğu artıq yoxdur. Ekrana qayıdın.",
        "en": "This request is no longer there. Go back to the screen.",
        "ru": "Этого запроса больше нет. Вернитесь к экрану.",
    },
}
