"""What the sandbox portal says of files that are sent to it: states and refusals, in three languages."""

from __future__ import annotations

from typing import Final

Words = dict[str, str]

UPLOADS: Final[dict[str, Words]] = {
    "receiving": {"az": "Fayl gəlir", "en": "The file is on its way", "ru": "Файл поступает"},
    "accepted": {"az": "Fayl qəbul olunub", "en": "The file was accepted", "ru": "Файл принят"},
    "refused": {"az": "Fayl qəbul olunmayıb", "en": "The file was refused", "ru": "Файл не принят"},
    "virus": {
        "az": "Faylda zərərli proqram tapıldı.",
        "en": "Harmful software was found in the file.",
        "ru": "В файле найдена вредоносная программа.",
    },
    "type": {
        "az": "Bu növ fayl qəbul olunmur.",
        "en": "A file of this kind is not accepted.",
        "ru": "Файл такого вида не принимается.",
    },
    "renamed": {
        "az": "Faylın içindəki onun adına uyğun deyil.",
        "en": "What is in the file is not what its name says.",
        "ru": "Содержимое файла не соответствует его названию.",
    },
    "damaged": {
        "az": "Fayl yolda zədələnib.",
        "en": "The file was damaged on its way.",
        "ru": "Файл был повреждён при передаче.",
    },
    "waiting": {"az": "Fayl gözlənilir", "en": "Waiting for a file", "ru": "Ожидание файла"},
    "received": {"az": "Fayl gəlib", "en": "A file has come", "ru": "Файл поступил"},
    "expired": {"az": "Vaxt bitib", "en": "The time is over", "ru": "Время истекло"},
}
"""States and reasons by their codes."""

UPLOAD_PROBLEMS: Final[dict[str, tuple[Words, Words]]] = {
    "upload-empty": (
        {"az": "Fayl boşdur", "en": "The file is empty", "ru": "Файл пуст"},
        {"az": "Başqa fayl seçin.", "en": "Choose another file.", "ru": "Выберите другой файл."},
    ),
    "upload-type": (
        {
            "az": "Bu növ fayl qəbul olunmur",
            "en": "This kind of file is not accepted",
            "ru": "Такой файл не принимается",
        },
        {
            "az": "PDF, JPEG və ya PNG faylı seçin.",
            "en": "Choose a PDF, JPEG or PNG file.",
            "ru": "Выберите файл PDF, JPEG или PNG.",
        },
    ),
    "upload-expired": (
        {"az": "Fayl artıq saxlanmır", "en": "The file is not kept any more", "ru": "Файл больше не хранится"},
        {"az": "Faylı yenidən göndərin.", "en": "Send the file again.", "ru": "Отправьте файл ещё раз."},
    ),
    "upload-offset": (
        {
            "az": "Faylın başqa yeri gözlənilir",
            "en": "Another place in the file is expected",
            "ru": "Ожидается другое место файла",
        },
        {
            "az": "Portalda nə qədər olduğunu soruşun və oradan davam edin.",
            "en": "Ask how much the portal has, and go on from there.",
            "ru": "Запросите, сколько уже получено, и продолжите с этого места.",
        },
    ),
    "upload-locked": (
        {"az": "Bu fayl indi qəbul olunur", "en": "This file is being received", "ru": "Этот файл сейчас принимается"},
        {"az": "Bir az gözləyin.", "en": "Wait a moment.", "ru": "Подождите немного."},
    ),
    "upload-checksum": (
        {"az": "Fayl hissəsi zədələnib", "en": "A piece came damaged", "ru": "Часть файла повреждена"},
        {"az": "Bu hissəni yenidən göndərin.", "en": "Send this piece again.", "ru": "Отправьте эту часть ещё раз."},
    ),
    "upload-version": (
        {"az": "tus-un başqa versiyası", "en": "Another version of tus", "ru": "Другая версия tus"},
        {"az": "tus 1.0.0 lazımdır.", "en": "tus 1.0.0 is needed.", "ru": "Нужен tus 1.0.0."},
    ),
}
"""By code: the title, and the detail."""

SEND_PAGE: Final[dict[str, Words]] = {
    "send-title": {"az": "Fayl göndərmə", "en": "Send a file", "ru": "Отправка файла"},
    "send-heading": {"az": "Faylı göndərin", "en": "Send the file", "ru": "Отправьте файл"},
    "send-match": {
        "az": "Bu ədəd ekrandakı ilə eyni olmalıdır. Fərqlidirsə, heç nə göndərməyin.",
        "en": "This number must be the same as on the screen. If it differs, send nothing.",
        "ru": "Это число должно совпадать с числом на экране. Если оно другое, ничего не отправляйте.",
    },
    "send-choose": {
        "az": "PDF və ya şəkil seçin, yaxud şəkil çəkin",
        "en": "Choose a PDF or a picture, or take one",
        "ru": "Выберите PDF или снимок, либо сфотографируйте",
    },
    "send-button": {"az": "Göndər", "en": "Send", "ru": "Отправить"},
    "send-done": {"az": "Fayl göndərildi", "en": "The file has been sent", "ru": "Файл отправлен"},
    "send-look": {
        "az": "Ekrana baxın: orada davam edin.",
        "en": "Look at the screen and go on there.",
        "ru": "Посмотрите на экран и продолжайте там.",
    },
    "send-over": {
        "az": "Bu kodun vaxtı bitib",
        "en": "The time of this code is over",
        "ru": "Время этого кода истекло",
    },
    "send-new": {
        "az": "Ekranda yeni kod alın.",
        "en": "Get a new code on the screen.",
        "ru": "Получите на экране новый код.",
    },
    "send-back": {
        "az": "Geri qayıdın və başqa fayl seçin.",
        "en": "Go back and choose another file.",
        "ru": "Вернитесь и выберите другой файл.",
    },
    "send-empty": {
        "az": "Fayl seçilməyib və ya boşdur.",
        "en": "No file was chosen, or it is empty.",
        "ru": "Файл не выбран или пуст.",
    },
    "send-large": {"az": "Fayl çox böyükdür.", "en": "The file is too large.", "ru": "Файл слишком большой."},
    "send-type": {
        "az": "Bu növ fayl qəbul olunmur. PDF, JPEG və ya PNG seçin.",
        "en": "This kind of file is not accepted. Choose a PDF, JPEG or PNG.",
        "ru": "Файл такого вида не принимается. Выберите PDF, JPEG или PNG.",
    },
    "send-virus": {
        "az": "Faylda zərərli proqram tapıldı. Başqa fayl seçin.",
        "en": "Harmful software was found in the file. Choose another one.",
        "ru": "В файле найдена вредоносная программа. Выберите другой.",
    },
}
"""What the page says on which a phone sends a file."""
