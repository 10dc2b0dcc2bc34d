"""Whether somebody wrote in a language that is not read here, such as Welsh or Polish."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from handlers.rules.words import Word, bag

# Everyday words of the languages spoken most in the United Kingdom, less those that are English.
_FOREIGN = bag(
    # Welsh
    "mae maen mae'n mae'r yw ydy ydw ydi wedi wedi'i yn yr ac gyda gan ar gyfer hyn hwn hon hwnnw "
    "nid dim ddim ond hefyd bydd bod wrth wyrdd gwyrdd coch goch oren melyn gwaith gwneud "
    "ymlaen aros am heddiw yfory ddoe newid newidiadau bach mawr hollol llwyr fawr cyflawni "
    "gyflawni dyddiad gohirio ohirio problemau "
    "gorffen gorffenedig cwblhau gwblhau cyflawn trywydd iawn diolch hwyr oedi eto nawr rwan rŵan "
    "heb dechrau ddechrau gweill popeth am i'r o'r a'r y cael byddwn byddaf rydym rydw dwi dydy "
    "dyw nes tan wythnos mis cyfarfod nesaf bron barod parod ni fe cynllun prosiect angen "
    # Polish
    "jest nie zrobione zrobiony gotowe gotowy zielony zielone zielona czerwony czerwone żółty "
    "bursztynowy zakończone zakonczone ukończone ukonczone opóźnione opoznione czekamy na się sie "
    "że ze już juz jeszcze prawie tylko dla przez został zostało zostalo będzie bedzie wszystko "
    "dziękuję dziekuje dzięki dzieki nadal mamy jesteśmy jestesmy oraz czekam tydzień w toku "
    "skończone skończony skonczone gotowa wykonane wykonano zamknięte trwa niestety brak trakcie "
    "realizacji prace praca pracy pracujemy czeka czekam termin terminie zatwierdzenie toku "
    "wkrótce wkrotce później pozniej częściowo czesciowo całkowicie calkowicie zmian bez "
    "opóźniony opóźnienie potrzebujemy zadanie projekt spotkanie trakcie spóźnione "
    "spoznione zgodnie planem z "
    # Romanian, Portuguese, Spanish, French, Italian, German
    "este sunt nu și si gata terminat finalizat verde rosu roșu pentru cu la în avem încă "
    "está estamos não nao concluído concluido feito ainda vermelho amarelo tudo obrigado obrigada "
    "hecho terminado rojo todavía todavia esperando gracias pero también el los las una con "
    "en cours retard bientôt bientot prêt pret "
    "c'est est fait terminé termine pas encore vert rouge orange nous avons les des dans avec sur "
    "merci mais pour tout il è e fatto finito rosso ancora non grazie ma abbiamo "
    "ist das der die und nicht noch fertig erledigt grün gruen rot gelb wir haben auf warten danke "
    "alles aber von mit"
) - bag(
    "a on me am die pour orange ar non la e y z w i si nu ma con est il ni fe el des das "
    "mis dim las los una cu ze the with bod tan mit hon sur mais angen von nes"
)
_ENGLISH = bag(
    "the a an is are was were be been to of and in for on with at by from it this that we i "
    "they he she you have has had not no but as will would should could can do does did done "
    "green amber red complete completed still now waiting wait week month meeting update all "
    "track yes ok thanks please due end start started need needs more some new our their my "
    "your so if when until after before over up out off down just only also very about next "
    "last first blue finished stuck blocked slipping change moved deadline action"
)


_SHORT = bag("w z i a o na do po za en y e i'r")
_MARKED = frozenset("ąćęłńśźżğşțșăřčšžŵŷőű")  # letters that English never writes


def is_foreign(found: Sequence[Word]) -> bool:
    """Whether most of the telling words are of another language, or of another script."""
    spoken = [word.low for word in found if word.low[0].isalpha()][:400]
    if not spoken:
        return False
    if sum(1 for low in spoken if not _latin(low[0])) * 2 > len(spoken):
        return True
    foreign = sum(1 for low in spoken if low in _FOREIGN and low not in _ENGLISH)
    if foreign and len(spoken) < 4 and set(spoken) <= _FOREIGN | _SHORT:
        return True
    english = sum(1 for low in spoken if low in _ENGLISH)
    if not english and len(spoken) < 4 and any(_MARKED & set(low) for low in spoken):
        return True
    if foreign == 0:
        return False
    return foreign > english and (foreign >= 2 or foreign * 2 >= len(spoken))


def _latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "")
