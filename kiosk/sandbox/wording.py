"""What the sandbox portal says to people when it refuses a request: titles and details of problems, in three languages.

The portal is the other party of the conversation, so it has its own words and does not use the client's catalogues.
"""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.appointments.wording import PROBLEMS as OF_APPOINTMENTS
from kiosk.sandbox.deposits.wording import PROBLEMS as OF_DEPOSITS
from kiosk.sandbox.enrolled.wording import PROBLEMS as OF_KIOSKS
from kiosk.sandbox.upload_wording import UPLOAD_PROBLEMS

Words = dict[str, str]

PROBLEMS: Final[dict[str, tuple[Words, Words]]] = {
    **UPLOAD_PROBLEMS,
    **OF_KIOSKS,
    **OF_DEPOSITS,
    "bad-request": (
        {"az": "Sorğu düzgün deyil", "en": "The request is not right", "ru": "Запрос составлен неверно"},
        {
            "az": "Portal bu sorğunu oxuya bilmədi.",
            "en": "The portal could not read this request.",
            "ru": "Портал не смог прочитать этот запрос.",
        },
    ),
    "bad-parameter": (
        {"az": "Parametr düzgün deyil", "en": "A parameter is not right", "ru": "Неверный параметр"},
        {
            "az": "Sorğuda portalın tanımadığı və ya qəbul etmədiyi parametr var.",
            "en": "The request has a parameter that the portal does not accept.",
            "ru": "В запросе есть параметр, которого портал не знает или не принимает.",
        },
    ),
    "unauthorised": (
        {"az": "Daxil olmaq lazımdır", "en": "Sign-in needed", "ru": "Нужно войти"},
        {
            "az": "Bu iş üçün portala daxil olun.",
            "en": "Sign in to do this.",
            "ru": "Войдите, чтобы это сделать.",
        },
    ),
    "stronger-sign-in": (
        {"az": "Daha güclü təsdiq lazımdır", "en": "A stronger sign-in is needed", "ru": "Нужен более надёжный вход"},
        {
            "az": "Bu xidmət üçün yenidən, daha güclü təsdiqlə daxil olun.",
            "en": "Sign in again with a stronger confirmation for this service.",
            "ru": "Для этой услуги войдите ещё раз с более надёжным подтверждением.",
        },
    ),
    "sign-in-too-old": (
        {"az": "Yenidən daxil olmaq lazımdır", "en": "A new sign-in is needed", "ru": "Нужно войти заново"},
        {
            "az": "Daxil olduğunuz vaxtdan çox keçib. Bu addım üçün yenidən daxil olun.",
            "en": "It is too long since you signed in. Sign in again for this step.",
            "ru": "С момента входа прошло много времени. Для этого шага войдите ещё раз.",
        },
    ),
    "scope-missing": (
        {"az": "İcazə yoxdur", "en": "Not allowed", "ru": "Нет разрешения"},
        {
            "az": "Daxil olarkən bu iş üçün icazə verilməyib.",
            "en": "This was not allowed when signing in.",
            "ru": "При входе на это не было дано разрешения.",
        },
    ),
    "not-by-mandate": (
        {"az": "Etibarnamə ilə olmaz", "en": "Not by a mandate", "ru": "По доверенности нельзя"},
        {
            "az": "Bunu başqasının adından etmək olmaz. Öz adınızdan davam edin.",
            "en": "This cannot be done for somebody else. Go on in your own name.",
            "ru": "Этого нельзя делать от чужого имени. Продолжите от своего.",
        },
    ),
    "forbidden-host": (
        {"az": "Ünvan tanınmır", "en": "Unknown address", "ru": "Неизвестный адрес"},
        {
            "az": "Bu portal yalnız bu kompüterdən açılır.",
            "en": "This portal answers only on this computer.",
            "ru": "Этот портал отвечает только на этом компьютере.",
        },
    ),
    "not-found": (
        {"az": "Tapılmadı", "en": "Not found", "ru": "Не найдено"},
        {"az": "Portalda belə məlumat yoxdur.", "en": "The portal has no such thing.", "ru": "На портале этого нет."},
    ),
    "no-online-form": (
        {"az": "Onlayn müraciət yoxdur", "en": "No online application", "ru": "Онлайн обратиться нельзя"},
        {
            "az": "Bu xidmət yalnız xidmət mərkəzində göstərilir. Onlayn müraciət forması yoxdur.",
            "en": "This service is given at a service centre only. There is no online form for it.",
            "ru": "Эту услугу оказывают только в центре обслуживания. Онлайн-формы для неё нет.",
        },
    ),
    "method-not-allowed": (
        {"az": "Bu əməl yoxdur", "en": "Method not allowed", "ru": "Такого действия нет"},
        {
            "az": "Bu ünvan belə əməli qəbul etmir.",
            "en": "This address does not accept that method.",
            "ru": "Этот адрес не принимает такой метод.",
        },
    ),
    "not-acceptable": (
        {"az": "Bu format yoxdur", "en": "No such format", "ru": "Такого формата нет"},
        {
            "az": "Portal bu məlumatı istənilən formatda verə bilmir.",
            "en": "The portal cannot give this in the format that was asked for.",
            "ru": "Портал не может выдать это в запрошенном формате.",
        },
    ),
    "conflict": (
        {"az": "İndi mümkün deyil", "en": "Not possible now", "ru": "Сейчас это невозможно"},
        {
            "az": "Müraciətin indiki vəziyyətində bunu etmək olmur.",
            "en": "This cannot be done in the application’s present state.",
            "ru": "В нынешнем состоянии обращения это сделать нельзя.",
        },
    ),
    "already-submitted": (
        {"az": "Artıq göndərilib", "en": "Already sent", "ru": "Уже отправлено"},
        {
            "az": "Bu müraciət artıq göndərilib. Onu yenidən göndərmək lazım deyil.",
            "en": "This application has already been sent. There is no need to send it again.",
            "ru": "Это обращение уже отправлено. Отправлять его снова не нужно.",
        },
    ),
    "already-answered": (
        {"az": "Artıq cavab verilib", "en": "Already answered", "ru": "Ответ уже дан"},
        {
            "az": "Bu mesaja artıq cavab verilib. Cavabı yenidən göndərmək lazım deyil.",
            "en": "This message has already been answered. There is no need to send an answer again.",
            "ru": "На это сообщение уже дан ответ. Отправлять его снова не нужно.",
        },
    ),
    "not-answerable": (
        {"az": "Cavab gözlənilmir", "en": "No answer is expected", "ru": "Ответ не требуется"},
        {
            "az": "Bu mesaj cavab gözləmir.",
            "en": "This message asks for no answer.",
            "ru": "Это сообщение не требует ответа.",
        },
    ),
    "already-paid": (
        {"az": "Artıq ödənilib", "en": "Already paid", "ru": "Уже оплачено"},
        {
            "az": "Bu artıq ödənilib. Yenidən ödəmək lazım deyil.",
            "en": "This has already been paid. There is no need to pay it again.",
            "ru": "Это уже оплачено. Платить снова не нужно.",
        },
    ),
    "not-due": (
        {"az": "Ödəmək lazım deyil", "en": "Nothing to pay", "ru": "Платить не нужно"},
        {"az": "Bu ləğv edilib.", "en": "This has been cancelled.", "ru": "Это отменено."},
    ),
    "payment-running": (
        {"az": "Ödəniş başlanıb", "en": "A payment was begun", "ru": "Платёж уже начат"},
        {
            "az": "Bunun üçün ödəniş artıq başlanıb. Onu davam etdirin və ya ləğv edin.",
            "en": "A payment of this was begun before. Go on with it, or cancel it.",
            "ru": "Платёж за это уже начат. Продолжите его или отмените.",
        },
    ),
    "payment-ended": (
        {"az": "Ödəniş bitib", "en": "The payment is over", "ru": "Платёж завершён"},
        {
            "az": "Bu ödəniş artıq bitib və ya bankdadır.",
            "en": "This payment is over already, or the bank has it.",
            "ru": "Этот платёж уже завершён или находится в банке.",
        },
    ),
    "terminal-busy": (
        {"az": "Terminal məşğuldur", "en": "The terminal is busy", "ru": "Терминал занят"},
        {
            "az": "Terminal başqa ödənişi gözləyir. Bir az sonra yenidən cəhd edin.",
            "en": "The terminal is waiting for another payment. Try again in a moment.",
            "ru": "Терминал ждёт другой платёж. Попробуйте ещё раз чуть позже.",
        },
    ),
    "request-running": (
        {"az": "Eyni sorğu icra olunur", "en": "The same request is running", "ru": "Такой же запрос выполняется"},
        {
            "az": "Eyni sorğu hələ icra olunur. Bir az gözləyin.",
            "en": "The same request is still running. Wait a moment.",
            "ru": "Такой же запрос ещё выполняется. Подождите немного.",
        },
    ),
    "resync-required": (
        {"az": "Siyahı yenidən alınmalıdır", "en": "Fetch the list anew", "ru": "Нужно получить список заново"},
        {
            "az": "Bu dəyişikliklərin tarixçəsi artıq saxlanmır.",
            "en": "The history of these changes is no longer kept.",
            "ru": "История этих изменений больше не хранится.",
        },
    ),
    "time-over": (
        {"az": "Vaxt keçib", "en": "The time is over", "ru": "Срок истёк"},
        {
            "az": "Düzəliş üçün verilən vaxt keçib. Yenidən müraciət edin və ya qurumdan soruşun.",
            "en": "The time for the correction is over. Apply again, or ask the authority.",
            "ru": "Срок для исправления истёк. Подайте обращение заново или спросите в ведомстве.",
        },
    ),
    "changed-elsewhere": (
        {"az": "Başqa yerdə dəyişdirilib", "en": "Changed elsewhere", "ru": "Изменено в другом месте"},
        {
            "az": "Bu, başqa yerdə dəyişdirilib. Yeni halını açın.",
            "en": "This has been changed elsewhere. Open its newest state.",
            "ru": "Это изменено в другом месте. Откройте новое состояние.",
        },
    ),
    "too-large": (
        {"az": "Sorğu çox böyükdür", "en": "The request is too large", "ru": "Запрос слишком большой"},
        {
            "az": "Göndərilən məlumat portalın qəbul etdiyindən böyükdür.",
            "en": "What was sent is larger than the portal accepts.",
            "ru": "Отправлено больше, чем портал принимает.",
        },
    ),
    "range-not-satisfiable": (
        {"az": "Belə hissə yoxdur", "en": "There is no such part", "ru": "Такой части нет"},
        {
            "az": "Faylın istənilən hissəsi yoxdur.",
            "en": "The file has no such part.",
            "ru": "В файле нет такой части.",
        },
    ),
    "unsupported-media-type": (
        {"az": "Bu növ qəbul olunmur", "en": "This kind is not accepted", "ru": "Такой вид не принимается"},
        {
            "az": "Portal bu növ məlumatı qəbul etmir.",
            "en": "The portal does not accept content of this kind.",
            "ru": "Портал не принимает содержимое такого вида.",
        },
    ),
    "invalid": (
        {"az": "Düzəliş lazımdır", "en": "Something needs correcting", "ru": "Нужно исправить"},
        {
            "az": "Bəzi cavabları düzəltmək lazımdır.",
            "en": "Some of the answers need correcting.",
            "ru": "Некоторые ответы нужно исправить.",
        },
    ),
    "key-reused": (
        {"az": "Açar başqa sorğunundur", "en": "The key belongs to another request", "ru": "Ключ от другого запроса"},
        {
            "az": "Bu təkrarsızlıq açarı ilə başqa sorğu göndərilib.",
            "en": "Another request was sent with this idempotency key.",
            "ru": "С этим ключом уже отправлен другой запрос.",
        },
    ),
    "key-missing": (
        {"az": "Açar yoxdur", "en": "The key is missing", "ru": "Нет ключа"},
        {
            "az": "Bu sorğuya Idempotency-Key başlığı lazımdır.",
            "en": "This request needs the header Idempotency-Key.",
            "ru": "Для этого запроса нужен заголовок Idempotency-Key.",
        },
    ),
    "consultation-closed": (
        {"az": "Müzakirə bağlanıb", "en": "The consultation is closed", "ru": "Обсуждение закрыто"},
        {
            "az": "Bu müzakirədə indi iştirak etmək olmur.",
            "en": "One cannot take part in this consultation now.",
            "ru": "Сейчас участвовать в этом обсуждении нельзя.",
        },
    ),
    "gone": (
        {"az": "Artıq yoxdur", "en": "It is gone", "ru": "Этого больше нет"},
        {
            "az": "Bu, portaldan götürülüb.",
            "en": "This has been taken off the portal.",
            "ru": "Это убрано с портала.",
        },
    ),
    "precondition-required": (
        {"az": "Versiya göstərilməyib", "en": "The version is missing", "ru": "Не указана версия"},
        {
            "az": "Bu sorğuya If-Match başlığı lazımdır.",
            "en": "This request needs the header If-Match.",
            "ru": "Для этого запроса нужен заголовок If-Match.",
        },
    ),
    "too-many-requests": (
        {"az": "Çox sorğu göndərildi", "en": "Too many requests", "ru": "Слишком много запросов"},
        {"az": "Bir az gözləyin.", "en": "Wait a moment.", "ru": "Подождите немного."},
    ),
    "fault": (
        {"az": "Portalda nasazlıq var", "en": "The portal failed", "ru": "Сбой на портале"},
        {
            "az": "Portalda nasazlıq oldu. Bir az sonra yenidən cəhd edin.",
            "en": "Something failed at the portal. Try again a little later.",
            "ru": "На портале произошёл сбой. Попробуйте немного позже.",
        },
    ),
    "maintenance": (
        {"az": "Portal müvəqqəti işləmir", "en": "The portal is not working now", "ru": "Портал временно не работает"},
        {
            "az": "Portal indi cavab vermir. Bir az sonra yenidən cəhd edin.",
            "en": "The portal does not answer now. Try again a little later.",
            "ru": "Портал сейчас не отвечает. Попробуйте немного позже.",
        },
    ),
    **OF_APPOINTMENTS,
}
"""By code: the title, and the detail where the raiser gives none."""
