"""Words that say little in a question: "how do I get", "mənə lazımdır", "как получить". They are folded.

They are not thrown away, because somebody may type nothing else; they only count for little.
"""

from __future__ import annotations

from typing import Final

_AZ: Final = """
ve ucun uzre haggda haggnda haggimda haggimizda alib barede duzeltmek duzeldim hagginda haqqinda dair ile gore nece ne neler nedir nedi niye kim harada haradan hardan harda hara
isteyirem isteyirik istiyirem isteyir istemek isdiyirem lazim lazimdir lazimdi mene menim men mende bize bizim biz bu bir da de ki ya
yaxud ve olar olarmi olurmu olunma olan olunmus edim edirem etmek etmeliyem etsem eden edilmesi etmeyim almag alim aliram almagi
goturmek goturum cixartmag cixarmag cixarim cixardim cixartdirmag verin verilmesi verilen verir kimi hansi var varmi
ola biler bilerem bilmek mumkun mumkundur necedir sonra zaman salam xahis edirem tapmag axtariram elemek eliyim eleyim
ala ele edin edek edib etdim etdirmek elemey goyum necesi mumkundurmu bilmirem baxmag oyrenmek
nin nun in un ni nu dan den dir az
"""
_RU: Final = """
i v vo na po dlya o ob obo s so k ko ot do iz u za pri kak gde kuda otkuda cto chto eto kogda mne menya moy moya moe moi svoy
nado nujno nujna nujen nujni xocu hochu poluchit polucit poluceniya vzyat sdelat delat mojno oformit oformleniya zakazat ya mi vi
est li ili a no je bi b esli privet zdravstvuyte pojaluysta kakoy kakie kakaya podat podayu podacha podaca podat ostavit posmotret uznat nayti hotel xotel delayut zayavlenie zayavleniya zayavlenii zayavleniye budet bil bila budu mogu moemu svoego svoyu svoix kto nibud esche tolko
"""
_EN: Final = """
the a an of to for in on at by from with and or my me i we our you your it is are was be am do does did how what where when which who can
could should would will get getting got need want apply applying have has had please about into make s t im hello ive like there here some any so just may must make made take someone somebody anyone something but too very did didnt more still again after taken also out up
"""

LITTLE: Final = frozenset(f"{_AZ} {_RU} {_EN}".split())
