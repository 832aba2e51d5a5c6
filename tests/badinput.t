#!/usr/bin/env bash
# What a source can hold that is wrong, from its bytes to its cycles: each has its own error, in its
# own words, and the exit status that goes with it. LONG=1 adds a source of a hundred megabytes.
. "$(dirname "$0")/lib.sh"
library=tests/badinput/stdlib
act=$work/acte.sceau

# The exit status of a check and the codes that it found, « 1 S0001 »; what follows from a wrong
# syntax is left out. A message whose words were not filled in counts as a code, « %0 ».
found() {
    "$sceau" check --stdlib $library --format json "$act" > "$work/out" 2> "$work/err"
    printf '%s%s' $? "$(sed -n 's/.*"code": "\(.*\)",.*/\1/p; s/.*"message": ".*\(%[0-4]\).*/\1/p' \
        "$work/out" | grep -v S0413 | sort | sed 's/^/ /' | tr -d '\n')"
}

# whole NAME WANTED BYTES: the source is these bytes, in printf's notation.
whole() {
    printf '%b' "$3" > "$act"
    is "$1" "$(found)" "$2"
}

# inside NAME WANTED LINES: the same, of lines inside an act that is otherwise right.
inside() {
    whole "$1" "$2" "essai e « Essai »\n  conclue le : 15 décembre 2017
  période : du 1er janvier 2018 au 31 décembre 2020\n$3\nfin essai\n"
}

# says NAME PATTERN: the last check's message.
says() { like "$1" "$(sed -n 's/.*"message": "\(.*\)",/\1/p' "$work/out")" "$2"; }

is 'the library is sound' "$("$sceau" library --stdlib $library 2>&1)" ''
inside 'the act is right' '0' ''

# --- bytes
inside 'a continuation byte alone' '1 S0001' '  objet : « a\0200b »'
inside 'a sequence cut short' '1 S0001' '  objet : « a\0303»'
inside 'an overlong form' '1 S0001' '  objet : « a\0300\0257 »'
inside 'a surrogate' '1 S0001' '  objet : « a\0355\0240\0200 »'
inside 'beyond Unicode' '1 S0001' '  objet : « a\0364\0220\0200\0200 »'
inside 'Latin 1' '1 S0001' '  objet : « caf\0351 »'
inside 'a byte of no encoding, outside words' '1 S0001' '  \0377objet : « a »'
inside 'Latin 1 in prose' '1 S0001' '  texte\n    caf\0351\n  fin texte'
inside 'Latin 1 in a comment' '1 S0001' '  // caf\0351'
inside 'decomposed letters' '0 S0004' '  objet : « cafe\0314\0201 »'
inside 'a decomposed name is the name' '0 S0004' '  re\0314\0201el : oui'
inside 'what follows decomposed letters is read in its place' '1 S0004 S0203' \
    '  objet : « cafe\0314\0201 »\n  couleur : rouje'
says 'its own words are quoted' 'rouje'
whole 'a byte order mark' '0' '\0357\0273\0277essai e\n  conclue le : 15 décembre 2017\nfin essai\n'
inside 'a byte order mark inside' '1 S0003' '  objet : « \0357\0273\0277 »'
whole 'CRLF' '0' 'essai e\r\n  conclue le : 15 décembre 2017\r\nfin essai\r\n'
whole 'carriage returns alone' '1 S0006' 'essai e\r  conclue le : 15 décembre 2017\rfin essai\r'
inside 'a NUL byte' '1 S0002' '  objet : « a\0000b »'
inside 'a NUL byte in prose' '1 S0002' '  texte\n    caf\0000e\n  fin texte'
whole 'UTF-16, little end first' '1 S0008' '\0377\0376e\0000s\0000s\0000a\0000i\0000'
whole 'UTF-16, big end first' '1 S0008' '\0376\0377\0000e\0000s\0000s\0000a\0000i'
inside 'an override of direction' '1 S0003' '  objet : « a\0342\0200\0256b »'
inside 'an isolate, in prose' '1 S0003' '  texte\n    a\0342\0201\0246e\n  fin texte'
inside 'an override of direction, in a comment' '1 S0003' '  // a\0342\0200\0256b'
inside 'a space of no width' '1 S0003' '  objet : « a\0342\0200\0213b »'
inside 'a soft hyphen' '1 S0003' '  objet : « a\0302\0255b »'
inside 'a word joiner' '1 S0003' '  objet : « a\0342\0201\0240b »'
inside 'a tag character' '1 S0003' '  objet : « a\0363\0240\0201\0201b »'
inside 'a control of the second set' '1 S0003' '  objet : « a\0302\0205b »'
inside 'an escape sequence' '1 S0003' '  objet : « a\0033[31mb »'
inside 'a form feed' '1 S0003' '  objet : « a\0014b »'
inside 'a line separator' '1 S0003' '  objet : « a\0342\0200\0250b »'
inside 'what is no character' '1 S0003' '  objet : « a\0357\0277\0276b »'
inside 'a sign lost at an earlier saving' '1 S0007' '  objet : « a\0357\0277\0275b »'
inside 'a narrow no-break space is good' '0' '  objet : « a\0342\0200\0257b »'
inside 'tabulations are good' '0' '\tobjet\t:\t« a »'
inside 'an escape sequence' '1 S0003' '  objet : « a\0033[31mb »'
is 'no control reaches the terminal' \
    "$("$sceau" check --stdlib $library "$act" 2>&1 | LC_ALL=C grep -c $'\033')" '0'
whole 'an empty file' '0 S0408' ''
whole 'a file of blanks' '0 S0408' '  \n\t\n   '
whole 'a file of comments' '0 S0408' '// rien\n'
whole 'no newline at the end' '0' 'essai e\n  conclue le : 15 décembre 2017\nfin essai'

# --- what is never closed, or never opened
inside 'a block' '1 S0111' '  objet o\n    poids : 3'
whole 'the act itself' '1 S0111' 'essai e « Essai »\n  objet : « a »\n'
inside 'prose' '1 S0114' '  texte\n    mots'
inside 'guillemets' '1 S0103' '  objet : « a'
inside 'straight quotes' '1 S0103' '  objet : "a'
inside 'a guillemet too many' '1 S0125' '  objet : a »'
inside 'a parenthesis' '1 S0108' '  formule due : (2 € + 3 €'
inside 'a parenthesis too many' '1 S0109' '  formule due : 2 € + 3 €)'
inside 'a table' '1 S0111' '  tableau de objet\n    | objet | poids |\n    | a | 1 |'
inside 'a fin too many' '1 S0112' '  fin objet'
inside 'a fin misspelt' '1 S0113' '  objet o\n  fin ojet'
inside 'a fin of nothing' '1 S0124' '  objet o\n  fin'

# --- words
whole 'a category misspelt' '1 S0221' 'esai e\nfin esai\n'
says 'it is suggested' 'peut-être « essai »'
whole 'a category unlike any' '1 S0221' 'zzzzzzzz e\nfin zzzzzzzz\n'
inside 'a block misspelt' '1 S0220' '  ojet o\n  fin ojet'
says 'it is suggested' 'peut-être « objet »'
inside 'a block unlike any' '1 S0220' '  zzzzzz o\n  fin zzzzzz'
inside 'a field misspelt' '1 S0210' '  quantitée : 3'
says 'it is suggested' 'peut-être « quantité »'
inside 'a field unlike any' '1 S0210' '  zzzzz : 3'
inside 'a value misspelt' '1 S0203' '  couleur : rouje'
says 'it is suggested' 'peut-être « rouge »'
inside 'a value unlike any' '1 S0226' '  couleur : zzzzzz'
says 'the values are told' 'rouge, verte, bleue'
inside 'a name misspelt' '1 S0203' '  objet chaise\n  fin objet\n  modèle : chaises'
says 'it is suggested' 'peut-être « chaise »'
inside 'a name unlike any' '1 S0203' '  modèle : zzzzz'
inside 'a name misspelt in a formula' '1 S0203' \
    '  variable cout\n    valeurs : 2018 : 3 €\n  fin variable\n  formule due : couts × 2'
says 'it is suggested' 'peut-être « cout »'
inside 'a formula misspelt in another' '1 S0203' '  formule base : 2 €\n  formule due : bases × 2'
says 'it is suggested' 'peut-être « base »'
inside 'a function misspelt' '1 S0211' '  formule due : arondi(3 € ; 2)'
says 'it is suggested' 'peut-être « arrondi »'
inside 'a function unlike any' '1 S0211' '  formule due : zzzz(3 € ; 2)'
inside 'a table of a category misspelt' '1 S0220' \
    '  tableau de objets\n    | objet | poids |\n    | a | 1 |\n  fin tableau'
inside 'a column misspelt' '1 S0241' \
    '  tableau de objet\n    | objet | poid |\n    | a | 1 |\n  fin tableau'
says 'it is suggested' 'peut-être « poids »'
inside 'a row too long' '1 S0242' \
    '  tableau de objet\n    | objet | poids |\n    | a | 1 | 2 |\n  fin tableau'
whole 'a word of the library misspelt' '1 S0205' 'catégorie z\n  mentions\n    a : nombr\n  fin mentions\nfin catégorie\n'
whole 'an attribute misspelt' '1 S0303' \
    'catégorie z\n  mentions\n    a : nombre, requi\n  fin mentions\nfin catégorie\n'
whole 'a field of a category misspelt' '1 S0210' 'catégorie z\n  abstrit : oui\nfin catégorie\n'
says 'it is suggested' 'peut-être « abstrait »'
whole 'a block of a category misspelt' '1 S0220' \
    'catégorie z\n  mention\n    a : nombre\n  fin mention\nfin catégorie\n'
whole 'a field of a function misspelt' '1 S0210' \
    'fonction f\n  paramètres : n : nombre\n  rend : nombre\n  vaut : n\n  vau : 3\nfin fonction\n'
whole 'a field of a rule misspelt' '1 S0210 S0315' \
    "disposition X\n  règle X.1\n    conditon : oui\n    sans contrôle : « a »\n  fin règle\nfin disposition\n"
says 'it is suggested' 'peut-être « condition »'
whole 'prose in a declaration' '1 S0239' 'catégorie z\n  texte\n    mots\n  fin texte\nfin catégorie\n'
whole 'a category that cannot be written' '1 S0222' 'acte a\n  conclue le : 1er mai 2018\nfin acte\n'
whole 'a field outside any block' '1 S0250' 'objet : « a »\n'
whole 'prose outside any block' '1 S0250' 'texte\n  mots\nfin texte\n'
whole 'a row outside any block' '1 S0250' '| a | b |\n'
whole 'a line of nothing' '1 S0102' 'bonjour à tous\n'
inside 'a field twice' '1 S0223' '  quantité : 3\n  quantité : 4'
inside 'a formula twice' '1 S0223' '  formule due : 3 €\n  formule due : 4 €'
inside 'prose twice' '1 S0223' '  texte\n    a\n  fin texte\n  texte\n    b\n  fin texte'
inside 'a formula without name' '1 S0246' '  formule : 3 €'
inside 'a block as a field' '1 S0249' '  objets : « a »'
inside 'no value' '1 S0105' '  quantité :'
inside 'two values for one' '1 S0228' '  quantité : 3 ; 4'
inside 'nothing between two semicolons' '1 S0104' '  noms : « a » ; ; « b »'
inside 'a year twice' '1 S0230' '  prévision : 2018 : 4 € ; 2018 : 5 €'
inside 'a year for one of two' '1 S0229' '  prévision : 2018 : 4 € ; 5 €'
inside 'a year for none' '1 S0231' '  quantité : 2018 : 4'
inside 'without object without motive' '1 S0233' '  facultatif : sans objet'
inside 'without object where it cannot be' '1 S0232' '  quantité : sans objet « a »'

# --- types
for field in objet réel quantité part prix échéance rappel rang délai fenêtre source; do
    value='3 ÷ « a »'
    inside "a value of no kind for « $field »" '1 S0226' "  $field : $value"
done
inside 'a name for a text' '1 S0227' '  objet : chaise'
inside 'prose for a number' '1 S0239' '  quantité : texte\n    a\n  fin texte'
inside 'a sum of a date and an amount' '1 S0208' '  formule due : 3 € + 1er mai 2018'
inside 'an amount times an amount' '1 S0208' '  formule due : 3 € × 3 €'

# --- dates
inside '31 avril' '1 S0013' '  échéance : 31 avril 2018'
inside '2018-04-31' '1 S0013' '  échéance : 2018-04-31'
inside '31 avril of no year' '1 S0013' '  rappel : 31 avril'
inside '30 février of no year' '1 S0013' '  rappel : 30 février'
inside '29 février of no year' '0' '  rappel : 29 février'
inside '29 février 2019' '1 S0014' '  échéance : 29 février 2019'
inside '29 février 1900' '1 S0014' '  échéance : 29 février 1900'
inside '1900-02-29' '1 S0014' '  échéance : 1900-02-29'
inside '29 février 2000' '0' '  échéance : 29 février 2000'
inside 'day 0' '1 S0013' '  échéance : 0 janvier 2018'
inside 'day 32' '1 S0013' '  échéance : 32 janvier 2018'
inside 'month 13' '1 S0013' '  échéance : 2018-13-01'
inside 'year 0' '1 S0015' '  échéance : 1er janvier 0'
inside 'year 0000' '1 S0015' '  échéance : 0000-01-01'
inside 'year 10000' '1 S0015' '  échéance : 1er janvier 10000'
inside 'year 10000, in figures' '1 S0015' '  échéance : 10000-01-01'
inside 'year 0 alone' '1 S0226' '  rang : 0'
inside 'year 10000 alone' '1 S0226' '  rang : 10000'
inside 'year 9999' '0' '  rang : 9999\n  échéance : 31 décembre 9999'
inside 'slashes' '1 S0012' '  échéance : 01/02/2018'
says 'the date is written out' '1er février 2018'
inside 'slashes of no date' '1 S0013' '  échéance : 31/02/2018'
inside 'a period that ends before it begins' '1 S0236' \
    '  fenêtre : du 1er janvier 2019 au 1er janvier 2018'
inside 'a date beyond the calendar' '1 S0015' '  échéance : 9 000 ans après le terme'
whole 'a term that the act has not' '1 S0235' \
    'essai e\n  conclue le : 1er mai 2018\n  échéance : 9 mois avant le terme\nfin essai\n'
inside 'a duration in two units' '1 S0019' '  délai : 2 ans et 6 mois'
inside 'a part of a year' '1 S0018' '  délai : 2,5 ans'
inside 'a duration beyond all' '1 S0018' '  délai : 100 000 ans'

# --- numbers
nines=$(printf '9%.0s' $(seq 400))
inside 'one decimal' '1 S0016' '  prix : 3,5 €'
says 'the amount is written out' '3,50 €'
inside 'one decimal, in francs' '1 S0016' '  prix : 3,5 F'
says 'in francs still' '3,50 F'
inside 'three decimals' '1 S0016' '  prix : 3,555 €'
inside 'thousands of euros may have decimals' '0' '  prix : 3,5 k€'
inside 'a decimal point' '1 S0010' '  prix : 3.55 €'
inside 'two commas' '1 S0011' '  quantité : 1,2,3'
inside 'figures badly grouped' '1 S0020' '  quantité : 12 34'
inside 'a currency of elsewhere' '1 S0005' '  prix : 3 $'
inside 'a negative amount' '0' '  prix : −3,55 €'
inside 'a rule sees that a number is negative' '1 E-01' '  quantité : −3'
says 'and quotes it' 'quantité [-−]3 est'
inside 'four hundred figures' '0' "  quantité : $nines"
inside 'four hundred figures, negative, are exact' '1 E-01' "  quantité : −${nines}1"
says 'and quoted whole' "$(printf '9[^0-9]*%.0s' $(seq 20))"
inside 'more figures than a number may have' '1 S0021' "  quantité : $nines$nines"
inside 'more decimals than a number may have' '1 S0021' "  quantité : 0,$nines$nines"
inside 'more figures than an amount may have' '1 S0021' "  prix : $nines$nines,00 €"
inside 'products of such numbers' '0' "  formule due : $nines € × $nines × $nines"
inside 'a division by zero' '1 S0251' '  formule due : 3 € ÷ 0'
inside 'a division by no per cent' '1 S0251' '  formule due : 3 € ÷ 0 %'
v='variable v\n    valeurs : 2018 : 2 ; 2019 : 0 ; 2020 : 1\n  fin variable\n'
inside 'a division by a value that is zero for a year' '1 S0253' "  $v  formule due : 3 € ÷ v"
says 'the year is told' 'nul pour 2019'
inside 'a division by a difference that is zero' '1 S0253' "  $v  formule due : 3 € ÷ (v − v)"
inside 'a division by another formula' '1 S0253' "  $v  formule a : 3 € × v\n  formule due : 3 € × (2 € ÷ a)"
inside 'a division kept from zero' '0' "  $v  formule due : si v = 0 alors 0 € sinon 3 € ÷ v"
inside 'a division by a value that is not known' '0' \
    '  variable w\n    valeurs : 2018 : 2\n  fin variable\n  formule due : 3 € ÷ w'

# --- cycles
inside 'a formula of itself' '1 S0237' '  formule due : due + 1 €'
says 'with its way' 'due → due'
inside 'a formula of itself through two others' '1 S0237' \
    '  formule a : c + 1 €\n  formule b : a + 1 €\n  formule c : 2 × b'
says 'with its way' 'a → c → b → a'
inside 'a formula of a field of a formula' '1 S0237' '  formule a : évalue(assiette ; 2018)\n  assiette : a'
inside 'formulas of one another, without cycle' '0' \
    '  formule c : a + b\n  formule a : b + 1 €\n  formule b : 1 €'
inside 'a block like itself' '1 S0238' '  objet o\n    comme : o\n  fin objet'
inside 'a block like itself through another' '1 S0238' \
    '  objet o\n    comme : p\n  fin objet\n  objet p\n    comme : o\n  fin objet'
inside 'an act that refers to itself' '1 S0406' '  autre : acte « acte.sceau »'
whole 'a file that uses itself' '1 S0406' 'utilise : acte\n'
whole 'a category of itself' '1 S0301' 'catégorie z\n  dérive de : z\nfin catégorie\n'
whole 'a category of itself through another' '1 S0301' \
    'catégorie z\n  dérive de : y\nfin catégorie\ncatégorie y\n  dérive de : z\nfin catégorie\n'
f='paramètres : n : nombre\n  rend : nombre\n  vaut'
whole 'a function of itself' '1 S0307' "fonction f\n  $f : f(n)\nfin fonction\n"
whole 'a function of itself through another' '1 S0307' \
    "fonction f\n  $f : g(n)\nfin fonction\nfonction g\n  $f : f(n)\nfin fonction\n"

# --- depth and size: in linear time, thus within the seconds given

# large NAME WANTED PYTHON [SECONDS]: the source is what the expression gives.
large() {
    python3 -c "
import sys
head = 'essai e\n  conclue le : 15 décembre 2017\n  période : du 1er janvier 2018 au 31 décembre 2020\n'
sys.stdout.write(head + $3 + '\nfin essai\n')" > "$act"
    local codes
    codes=$(timeout "${4:-20}" "$sceau" check --stdlib $library --format json "$act" 2>&1)
    local status=$?
    is "$1" "$status$(sed -n 's/.*"code": "\(.*\)",.*/ \1/p' <<< "$codes" | grep -v S0413 | sort -u |
        tr -d '\n')" "$2"
}

large 'ten thousand blocks, one inside the other' '1 S0110' "'objet o\n' * 10000 + 'fin objet\n' * 10000"
large 'two hundred thousand parentheses' '1 S0110' "'formule due : ' + '(' * 200000 + '1 €' + ')' * 200000"
large 'two hundred thousand, never closed' '1 S0110' "'formule due : ' + '(' * 200000"
large 'ten thousand terms' '1 S0110' "'formule due : ' + '1 € + ' * 10000 + '1 €'"
large 'ten thousand signs' '1 S0110' "'formule due : ' + '− ' * 10000 + '1 €'"
large 'ten thousand choices' '1 S0110' "'formule due : ' + 'si oui alors 1 € sinon ' * 10000 + '1 €'"
large 'a path of ten thousand names' '1 S0110' "'modèle : a' + '.a' * 10000"
large 'ten thousand blocks never closed' '1 S0102' "'objet o\n' * 10000"
large 'ten thousand fins' '1 S0112' "'fin objet\n' * 10000"
large 'ten thousand guillemets' '1 S0103' "'objet : ' + '« ' * 10000"
large 'a line of ten megabytes' '0' "'objet : « ' + 'a' * 10000000 + ' »'"
large 'a line of ten megabytes, never closed' '1 S0103' "'objet : « ' + 'a' * 10000000"
large 'a line of ten megabytes that is nothing' '1 S0116' "'é\$' * 4000000"
large 'a line of a hundred thousand texts' '0' "'noms : ' + ' ; '.join('« a »' for i in range(100000))"
large 'a line of a hundred thousand errors' '1 S0226' "'noms : ' + ' ; '.join('3' for i in range(100000))"
large 'a hundred thousand blocks' '0' "''.join('objet o%d\n  poids : 3\nfin objet\n' % i for i in range(100000))"
large 'a hundred thousand blocks of one name' '0' "'objet o\n  poids : 3\nfin objet\n' * 100000"
large 'a hundred thousand blocks, each like the next' '1 S0238 S0252' \
    "''.join('objet o%d\n  comme : o%d\nfin objet\n' % (i, max(0, i - 1)) for i in range(100000))"
large 'a hundred thousand rows' '0' "'tableau de objet\n| objet | poids |\n' + ''.join('| o%d | 1 |\n' % i for i in range(100000)) + 'fin tableau\n'"
large 'a hundred thousand dated values' '1 S0226 S0230' "'prévision : ' + ' ; '.join('%d : 1 €' % (i % 9999) for i in range(100000))"
large 'a chain of twenty thousand formulas' '0' "''.join('formule f%d : f%d + 1 €\n' % (i, i + 1) for i in range(20000)) + 'formule f20000 : 1 €'"
large 'a cycle of twenty thousand formulas' '1 S0237' "''.join('formule f%d : f%d + 1 €\n' % (i, (i + 1) % 20000) for i in range(20000))"
megabytes=${LONG:+100}
large "a source of ${megabytes:-20} megabytes" '0' \
    "'texte\n' + 'Les parties conviennent de ce qui suit, en quarante-neuf lettres.\n\n' * (${megabytes:-20} * 15000) + 'fin texte'" 60
plan
