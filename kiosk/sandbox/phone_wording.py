"""What the phone page says, in three languages."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.enrolled.wording import PAGES as OF_MOBILE_ID
from kiosk.sandbox.upload_wording import SEND_PAGE

WORDS: Final[dict[str, dict[str, str]]] = {
    **OF_MOBILE_ID,
    **SEND_PAGE,
    "title": {"az": "Telefonla daxil olma", "en": "Sign in with a phone", "ru": "Вход с телефона"},
    "sandbox": {
        "az": "Bu, sınaq portalıdır. Buradakı adamlar uydurmadır.",
        "en": "This is a sandbox portal. The people here are made up.",
        "ru": "Это учебный портал. Люди здесь вымышленные.",
    },
    "enter-code": {
        "az": "Ekranda gördüyünüz kodu yazın",
        "en": "Type the code that you see on the screen",
        "ru": "Введите код, который вы видите на экране",
    },
    "code": {"az": "Kod, 9 rəqəm", "en": "Code, 9 digits", "ru": "Код, 9 цифр"},
    "continue": {"az": "Davam et", "en": "Continue", "ru": "Продолжить"},
    "wrong-code": {
        "az": "Belə kod yoxdur və ya vaxtı bitib. Ekrandakı koda baxın.",
        "en": "There is no such code, or its time is over. Look at the code on the screen.",
        "ru": "Такого кода нет, или его время вышло. Посмотрите код на экране.",
    },
    "too-often": {
        "az": "Çox səhv kod yazıldı. Bir dəqiqə gözləyin.",
        "en": "Too many wrong codes. Wait one minute.",
        "ru": "Слишком много неверных кодов. Подождите минуту.",
    },
    "stale": {
        "az": "Bu səhifə köhnəlib. Kodu yenidən yazın.",
        "en": "This page is out of date. Type the code again.",
        "ru": "Эта страница устарела. Введите код ещё раз.",
    },
    "choose": {"az": "Kim daxil olur?", "en": "Who is signing in?", "ru": "Кто входит?"},
    "choose-someone": {"az": "Bir adam seçin.", "en": "Choose a person.", "ru": "Выберите человека."},
    "check": {"az": "Yoxlayın və təsdiq edin", "en": "Check and confirm", "ru": "Проверьте и подтвердите"},
    "person": {"az": "Daxil olan", "en": "Person", "ru": "Кто входит"},
    "place": {"az": "Harada", "en": "Where", "ru": "Где"},
    "unnamed": {"az": "Adı göstərilməyib", "en": "No name given", "ru": "Название не указано"},
    "match": {
        "az": "Ekrandakı rəqəm",
        "en": "Number on the screen",
        "ru": "Число на экране",
    },
    "message": {"az": "Mesaj", "en": "Message", "ru": "Сообщение"},
    "shown-code": {"az": "Ekrandakı kod", "en": "Code on the screen", "ru": "Код на экране"},
    "warning": {
        "az": "Ekranda başqa rəqəm görürsünüzsə və ya ekranın qarşısında deyilsinizsə, imtina edin.",
        "en": "If the screen shows something else, or you are not in front of it, refuse.",
        "ru": "Если на экране другое или вы не перед ним, откажитесь.",
    },
    "confirm": {"az": "Təsdiq edirəm", "en": "Confirm", "ru": "Подтверждаю"},
    "refuse": {"az": "İmtina edirəm", "en": "Refuse", "ru": "Отказываюсь"},
    "confirmed": {
        "az": "Təsdiq etdiniz. Ekrana qayıdın.",
        "en": "You have confirmed. Go back to the screen.",
        "ru": "Вы подтвердили вход. Вернитесь к экрану.",
    },
    "refused": {
        "az": "İmtina etdiniz. Heç kim daxil olmadı.",
        "en": "You have refused. Nobody has signed in.",
        "ru": "Вы отказались. Никто не вошёл.",
    },
    "browser-title": {"az": "Brauzerlə daxil olma", "en": "Sign in with a browser", "ru": "Вход через браузер"},
    "browser-warning": {
        "az": "Bu kompüterdəki proqram sizin adınızdan daxil olmaq istəyir.",
        "en": "The program on this computer wants to sign in for you.",
        "ru": "Программа на этом компьютере хочет войти от вашего имени.",
    },
    "stale-request": {
        "az": "Bu sorğunun vaxtı bitib. Proqrama qayıdın və yenidən başlayın.",
        "en": "The time of this request is over. Go back to the program and begin again.",
        "ru": "Время этого запроса вышло. Вернитесь в программу и начните снова.",
    },
}
