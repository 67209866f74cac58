"""Pages built by hand that mirror the nine pictures of the design, and one page with every kind of block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.page import (
    BACK,
    CONTINUE,
    HOME,
    Action,
    Bullets,
    Buttons,
    Choice,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    FieldKind,
    Highlight,
    Listing,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
    QrCode,
    Steps,
    Subheading,
    Tiles,
)
from kiosk.text import Language, Text

Say = Callable[[str, str, str], Text]

FIN_ALPHABET: Final = "1234567890ABCDEFGHJKLMNPQRSTUVWXYZ"


def sayer(language: Language, *, longer: bool = False) -> Say:
    """Gives the words of one language; `longer` makes them 40 % longer, with one long word."""

    def say(az: str, en: str, ru: str) -> Text:
        text = {"az": az, "en": en, "ru": ru}[language]
        if longer:
            text = f"{text} {'ğəşıçöü' * max(1, round(len(text) * 0.4 / 7))}"
        return Text(text, language)

    return say


def back(say: Say) -> Action:
    return Action(BACK, say("Geri", "Back", "Назад"), "arrow-left")


def go_on(say: Say) -> Action:
    return Action(CONTINUE, say("Davam et", "Continue", "Продолжить"), "arrow-right")


def home(say: Say) -> Page:
    topics = (
        ("id-card", say("Sənədlər", "Documents", "Документы"), say("Vəsiqə, pasport, arayış", "Identity card, passport, certificate", "Удостоверение, паспорт, справка")),
        ("baby", say("Uşaq və ailə", "Children and family", "Дети и семья"), say("Doğum, məktəb, nikah", "Birth, school, marriage", "Рождение, школа, брак")),
        ("heart-handshake", say("Pensiya, yardım", "Pension, support", "Пенсия, помощь"), say("Əlillik, müavinət", "Disability, benefits", "Инвалидность, пособия")),
        ("briefcase", say("İş və biznes", "Work and business", "Работа и бизнес"), say("Məşğulluq, VÖEN, şirkət", "Employment, tax number, company", "Занятость, ИНН, компания")),
        ("house", say("Ev və torpaq", "Home and land", "Дом и земля"), say("Çıxarış, kommunal", "Extract, utilities", "Выписка, коммунальные услуги")),
        ("car", say("Nəqliyyat", "Transport", "Транспорт"), say("Sürücülük, cərimə", "Driving, fines", "Права, штрафы")),
    )  # fmt: skip
    return Page(
        HOME,
        say("Nə etmək istəyirsiniz?", "What would you like to do?", "Что вы хотите сделать?"),
        (
            Field(
                "search",
                label=None,
                kind=FieldKind.SEARCH,
                placeholder=say("Axtarış: məsələn, “vəsiqəm itib”", "Search: for example, “I lost my card”", "Поиск: например, «потерял паспорт»"),
            ),
            Tiles(tuple(Action("category", name, icon, str(at), note) for at, (icon, name, note) in enumerate(topics))),
            Buttons(
                (
                    Action("all", say("Bütün mövzular (22)", "All topics (22)", "Все темы (22)")),
                    Action("mine", say("Müraciətlərim", "My applications", "Мои обращения"), "folder"),
                    Action("queue", say("Növbəyə yazıl", "Book a visit", "Записаться"), "calendar-days"),
                    Action("appeal", say("Şikayət və təklif", "Complaints and ideas", "Жалобы и предложения"), "message-square"),
                )
            ),
        ),
        focus="search",
        welcome=True,
    )  # fmt: skip


def service(say: Say) -> Page:
    return Page(
        "service",
        say("İtirilmiş şəxsiyyət vəsiqəsinin yenidən verilməsi", "Replacing a lost identity card", "Выдача удостоверения личности взамен утерянного"),
        (
            Notice(
                say("Burada növbəyə yazıla və nə aparacağınızı öyrənə bilərsiniz.", "Here you can book a visit and learn what to bring.", "Здесь можно записаться и узнать, что взять с собой."),
                title=say("Bu xidmət mərkəzdə göstərilir.", "This service is given at a centre.", "Эта услуга оказывается в центре."),
            ),
            Facts(
                (
                    Fact(say("Rüsum (2022)", "Fee (2022)", "Пошлина (2022)"), (say("30 ₼ — 10 gün", "30 ₼ — 10 days", "30 ₼ — 10 дней"), say("70 ₼ — 3 iş günü", "70 ₼ — 3 working days", "70 ₼ — 3 рабочих дня"), say("90 ₼ — 1 iş günü", "90 ₼ — 1 working day", "90 ₼ — 1 рабочий день"))),
                    Fact(say("Aparın", "Bring", "Возьмите"), (say("İtki haqqında ərizə", "A statement of loss", "Заявление об утере"), say("Ərizə-anket", "The application form", "Анкету-заявление"), say("Rüsumun ödəniş qəbzi", "The receipt for the fee", "Квитанцию об оплате пошлины"))),
                    Fact(say("Qurum", "Authority", "Орган"), (say("Daxili İşlər Nazirliyi", "Ministry of Internal Affairs", "Министерство внутренних дел"),)),
                    Fact(say("Mənbə", "Source", "Источник"), (say("bpqmi.gov.az · 21 noyabr 2026-da yoxlanılıb", "bpqmi.gov.az · checked on 21 November 2026", "bpqmi.gov.az · проверено 21 ноября 2026"),)),
                )
            ),
        ),
        main=Action("book", say("Növbəyə yazıl", "Book a visit", "Записаться"), "arrow-right"),
        back=back(say),
    )  # fmt: skip


def code(say: Say, value: str = "5AB7K2") -> Page:
    error = say(
        "6 işarə yazmısınız. FİN 7 işarədir.",
        "You wrote 6 characters. A FIN has 7.",
        "Вы ввели 6 знаков. В ФИН 7 знаков.",
    )
    return Page(
        "fin",
        say("FİN kodunuz", "Your FIN code", "Ваш ФИН-код"),
        (
            Field(
                "fin",
                value,
                hint=say("Vəsiqənin ön üzündə 7 işarə.", "7 characters on the front of your card.", "7 знаков на лицевой стороне удостоверения."),
                error=error,
                kind=FieldKind.CODE,
                length=7,
                alphabet=FIN_ALPHABET,
                private=True,
                purpose="fin",
            ),
        ),
        aside=(ErrorSummary(say("Bir səhv var", "There is one error", "Есть одна ошибка"), (("fin", error),)),),
        main=go_on(say),
        back=back(say),
        step=say("Addım 2 / 5 — Siz kimsiniz", "Step 2 of 5 — Who you are", "Шаг 2 из 5 — Кто вы"),
        error=True,
    )  # fmt: skip


def sign_in(say: Say) -> Page:
    return Page(
        "sign-in",
        say("Telefonla daxil olun", "Sign in with your phone", "Войдите с помощью телефона"),
        (
            Steps(
                (
                    say("Telefonun kamerasını koda tutun.", "Point the camera of your phone at the code.", "Наведите камеру телефона на код."),
                    say("Telefonda bu ekranın adını və işarəsini yoxlayın:", "On the phone, check the name and the sign of this screen:", "На телефоне проверьте имя и знак этого экрана:"),
                    Highlight(Text("47", "az"), say("İşarə:", "Sign:", "Знак:"), say("Şəki, 2 nömrəli köşk", "Sheki, kiosk number 2", "Шеки, киоск номер 2")),
                    say("Təsdiq edin. Bu ekran özü davam edəcək.", "Confirm. This screen will go on by itself.", "Подтвердите. Этот экран продолжит сам."),
                )
            ),
            Paragraph(say("Kamera yoxdur? id.example.az saytında yazın: 990 734 358", "No camera? Write at id.example.az: 990 734 358", "Нет камеры? Введите на id.example.az: 990 734 358"), quiet=True),
        ),
        aside=(
            QrCode(
                "https://id.example.az/device?user_code=990734358",
                say("Bu kodu telefonla oxuyun", "Scan this code with your phone", "Считайте этот код телефоном"),
                say("Telefonda giriş səhifəsini açan kod", "A code that opens the sign-in page on your phone", "Код, открывающий страницу входа на телефоне"),
            ),
        ),
        main=Action("new-code", say("Yeni kod", "New code", "Новый код"), "arrow-right"),
        back=back(say),
        busy=True,
    )  # fmt: skip


def confirmation(say: Say) -> Page:
    return Page(
        "confirmation",
        say("Müraciətiniz qəbul edildi", "Your application was received", "Ваше обращение принято"),
        (
            Highlight(Text("AZ 2026 000 123", "az"), say("Nömrə", "Number", "Номер")),
            Subheading(say("Bundan sonra", "What happens next", "Что дальше")),
            Paragraph(say("Arayış 1 iş günü ərzində hazır olacaq. “Müraciətlərim” bölməsində görəcəksiniz.", "The certificate will be ready in 1 working day. You will see it in “My applications”.", "Справка будет готова за 1 рабочий день. Вы увидите её в разделе «Мои обращения».")),
            Buttons(
                (
                    Action("print", say("Qəbzi çap et", "Print the receipt", "Напечатать квитанцию"), "printer"),
                    Action("rate", say("Xidməti qiymətləndir", "Rate the service", "Оценить услугу")),
                )
            ),
        ),
        aside=(
            QrCode(
                "https://portal.example.az/r/AZ2026000123",
                say("Qəbzi telefona götürün", "Take the receipt on your phone", "Возьмите квитанцию на телефон"),
                say("Qəbzi telefonda açan kod", "A code that opens the receipt on your phone", "Код, открывающий квитанцию на телефоне"),
            ),
        ),
        main=Action("finish", say("Bitir", "Finish", "Завершить"), "arrow-right"),
        back=Action(HOME, say("Ana səhifə", "Home", "Главная"), "arrow-left"),
        icon="badge-check",
    )  # fmt: skip


def easy(say: Say) -> Page:
    return Page(
        "easy",
        say("Arayış kimə lazımdır?", "Who needs the certificate?", "Кому нужна справка?"),
        (
            Tiles(
                (
                    Action("choose", say("İş üçün", "For work", "Для работы"), "briefcase", "work"),
                    Action("choose", say("Özüm üçün", "For myself", "Для себя"), "house", "self"),
                )
            ),
        ),
        back=back(say),
    )


def attract(say: Say) -> Page:
    return Page(
        "attract",
        say("Başlamaq üçün ekrana toxunun", "Touch to start", "Прикоснитесь, чтобы начать"),
        (
            Paragraph(Text("Touch to start", "en")),
            Paragraph(Text("Прикоснитесь, чтобы начать", "ru")),
            Notice(say("Səslə istifadə: qulaqlığı taxın və ya istənilən düyməni basın", "To use by voice, plug in headphones or press any key", "Чтобы слушать, наденьте наушники или нажмите любую клавишу")),
        ),
        main=Action("begin", say("Başla", "Start", "Начать")),
        icon="hand",
        attract=True,
    )  # fmt: skip


def surname(say: Say) -> Page:
    return Page(
        "surname",
        say("Soyadınız", "Your surname", "Ваша фамилия"),
        (Field("surname", "Məmmədov", purpose="family-name"),),
        main=go_on(say),
        back=back(say),
        step=say("Addım 1 / 5", "Step 1 of 5", "Шаг 1 из 5"),
        focus="surname",
    )


def results(say: Say) -> Page:
    names = (
        say("Məhkumluq haqqında arayış", "Criminal record certificate", "Справка о судимости"),
        say("Yaşayış yeri üzrə qeydiyyat haqqında arayış", "Certificate of registered residence", "Справка о регистрации по месту жительства"),
        say("Ailə tərkibi haqqında arayış", "Certificate of family composition", "Справка о составе семьи"),
    )  # fmt: skip
    note = say(
        "Daxili İşlər Nazirliyi · elektron",
        "Ministry of Internal Affairs · online",
        "Министерство внутренних дел · онлайн",
    )
    return Page(
        "results",
        say("Axtarışın nəticələri", "Search results", "Результаты поиска"),
        (
            Field("search", "arayış", label=say("Axtarış", "Search", "Поиск"), kind=FieldKind.SEARCH),
            Listing(tuple(Action("service", name, "file-text", str(at), note) for at, name in enumerate(names)), say("Heç nə tapılmadı.", "Nothing was found.", "Ничего не найдено."), total=17),
        ),
        back=back(say),
        focus="search",
    )  # fmt: skip


def answers(say: Say) -> Page:
    change = say("Dəyiş", "Change", "Изменить")
    rows = (
        (say("Soyad", "Surname", "Фамилия"), Text("Məmmədov", "az", private=True)),
        (say("Doğum tarixi", "Date of birth", "Дата рождения"), say("12 may 1990", "12 May 1990", "12 мая 1990")),
        (say("Arayış hara təqdim olunur", "Where the certificate will be used", "Куда представляется справка"), say("İş yerinə, əmək müqaviləsi bağlamaq üçün", "To my employer, for an employment contract", "Работодателю, для заключения трудового договора")),
    )  # fmt: skip
    return Page(
        "check",
        say("Cavablarınızı yoxlayın", "Check your answers", "Проверьте ответы"),
        (Facts(tuple(Fact(name, (value,), Action("change", change, argument=str(at))) for at, (name, value) in enumerate(rows))),),
        main=Action("send", say("Müraciəti göndər", "Send the application", "Отправить обращение"), "send"),
        back=back(say),
    )  # fmt: skip


def everything(say: Say) -> Page:
    """Every kind of block and field that the others lack."""
    yes, no = say("Bəli", "Yes", "Да"), say("Xeyr", "No", "Нет")
    hint = say("Məsələn, 27 3 1985", "For example, 27 3 1985", "Например, 27 3 1985")
    return Page(
        "everything",
        say("Bütün bloklar", "Every block", "Все блоки"),
        (
            Notice(say("Xətt zəifdir. Cavablarınız saxlanılır.", "The line is weak. Your answers are kept.", "Связь слабая. Ваши ответы сохраняются."), kind=NoticeKind.WARNING),
            Notice(say("Yadda saxlanıldı.", "Saved.", "Сохранено."), kind=NoticeKind.SUCCESS),
            Bullets((say("Şəxsiyyət vəsiqəsi", "Identity card", "Удостоверение личности"), say("Ödəniş qəbzi", "Receipt for the fee", "Квитанция"))),
            Field("birth", "1990-05-12", say("Doğum tarixi", "Date of birth", "Дата рождения"), hint, kind=FieldKind.DATE),
            Field("story", "", say("Nə baş verdi?", "What happened?", "Что случилось?"), kind=FieldKind.MULTILINE),
            Field("phone", "+994 50 123 45 67", say("Telefon", "Phone", "Телефон"), kind=FieldKind.PHONE),
            Choice("purpose", (Option("work", yes), Option("self", no, hint)), ("work",), label=say("Razısınız?", "Do you agree?", "Вы согласны?"), error=say("Cavabı seçin.", "Choose an answer.", "Выберите ответ.")),
            Choice("several", (Option("a", yes), Option("b", no)), ("a", "b"), multiple=True, label=say("Hansılar?", "Which ones?", "Какие?")),
        ),
        main=go_on(say),
        back=back(say),
    )  # fmt: skip


PAGES: Final[dict[str, Callable[[Say], Page]]] = {
    "home": home,
    "service": service,
    "code": code,
    "sign-in": sign_in,
    "confirmation": confirmation,
    "easy": easy,
    "attract": attract,
    "surname": surname,
    "results": results,
    "answers": answers,
    "everything": everything,
}
