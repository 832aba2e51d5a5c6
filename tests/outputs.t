#!/usr/bin/env bash
# Outputs: whole or not at all, the same wherever and whenever they are made, untouched when they
# would not change; and what happens when they cannot be written.
. "$(dirname "$0")/lib.sh"
library=$PWD/tests/regime-fictif/stdlib
cp -r tests/regime-fictif/actes "$work/acts"
cd "$work" || exit 1
chmod 755 "$work"
build() { "$sceau" build --stdlib "$library" "$@"; }
# status COMMAND…: its exit status and codes, « 3 S0600 », its messages kept in `err`.
status() {
    timeout 60 "$@" > out 2> err
    printf '%s%s' $? "$(sed -n 's/^ *\[\(.*\)\]$/ \1/p' err | sort -u | tr -d '\n')"
}
# tree FOLDER: the names and digests of all that is below.
tree() { (cd "$1" && find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum); }
as_nobody=
[ "$(id -u)" = 0 ] && as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
chmod 755 "$work"
public_copy "$library"

# --- the same bytes
build -o one acts > /dev/null 2>&1
is 'text and YAML of each act' "$(cd one && echo *)" \
    'charte-1996.txt charte-1996.yaml charte.txt charte.yaml contrat.yaml'
build -o one acts/charte.sceau > told 2>&1
is 'what is the same is said to be' "$(tail -1 told)" 'inchangé : one/charte.txt, one/charte.yaml'
echo changed > one/charte.yaml
build --lang en -o one acts/charte.sceau > told 2>&1
is 'and what is written, where' "$(tail -2 told)" 'written: one/charte.yaml
unchanged: one/charte.txt'
(cd acts && build --to text -o . charte.sceau 2> ../told && rm charte.txt)
is 'on the standard error alone, from here' "$(tail -1 told)" 'écrit : charte.txt'
mkdir -p 'else where/à part'
cp -r acts "$library" 'else where/à part'
(
    cd 'else where/à part/stdlib' || exit
    env -i SOURCE_DATE_EPOCH=1 TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 LANG=de_DE HOME=/none \
        LANGUAGE=en COLUMNS=40 TERM=xterm POSIXLY_CORRECT=1 TMPDIR=/none \
        "$sceau" build ../acts --stdlib . -o "$work/two" > /dev/null 2>&1
)
is 'elsewhere, at another time, by other settings: the same bytes' "$(tree two)" "$(tree one)"
(cd acts && build -o ../three . > /dev/null 2>&1)
is 'from the folder itself: the same bytes' "$(tree three)" "$(tree one)"
(cd / && build -o "$work/four" "$work/acts/../acts/" "$work/acts/charte.sceau" > /dev/null 2>&1)
is 'by another path, an act named twice: the same bytes' "$(tree four)" "$(tree one)"
is 'no path of this machine is written' "$(grep -rlF "$work" one)" ''
report() { "$sceau" report --stdlib "$library" --format "$1" "$2"; }
is 'the report too' "$(cd 'else where' && TZ=Asia/Tokyo report yaml 'à part/acts/contrat.sceau')" \
    "$(report yaml acts/contrat.sceau)"
is 'the JSON of a check too' \
    "$(cd acts && LC_ALL=fr_FR "$sceau" check --format json --stdlib "$library" contrat.sceau)" \
    "$("$sceau" check --format json --stdlib "$library" acts/contrat.sceau)"

# --- untouched when equal
touch -d '2001-01-01' one/*
build -o one acts > /dev/null 2>&1
is 'what would not change is left untouched' "$(find one -type f -newermt 2001-01-02)" ''
sed -i 's/PH-2001-4 /PH-2001-5 /' acts/charte.sceau
build -o one acts > /dev/null 2>&1
is 'what changes is written, the digest of the act in those that refer to it too' \
    "$(find one -newermt 2001-01-02 -type f | LC_ALL=C sort | tr '\n' ' ')" \
    "$(grep -q PH-2001-5 one/charte.txt && echo 'one/charte.txt one/charte.yaml one/contrat.yaml ')"
cp acts/charte.sceau formatted.sceau
"$sceau" fmt formatted.sceau
touch -d '2001-01-01' formatted.sceau
is 'fmt leaves a canonical source untouched' \
    "$("$sceau" fmt formatted.sceau; find formatted.sceau -newermt 2001-01-02)" ''
printf 'essai   e\nfin essai\n' > mode.sceau
chmod 640 mode.sceau
ln -s mode.sceau link.sceau
is 'fmt writes through a link' "$("$sceau" fmt link.sceau; head -1 mode.sceau; readlink link.sceau)" \
    $'essai e\nmode.sceau'
is 'and keeps the rights of the file' "$(stat -c %a mode.sceau)" '640'
is 'a new output has the rights of the user' \
    "$(umask 027; build -o rights acts > /dev/null 2>&1; stat -c %a rights/charte.txt)" '640'

# --- refused: nothing is written
cp -r acts wrong
sed -i '/^  heures /d' wrong/charte.sceau
is 'a breach' "$(status "$sceau" build --stdlib "$library" -o none wrong | cut -c1)" '1'
is 'writes nothing' "$(test -e none && echo made)" ''
is 'a draft of it is written' \
    "$(status "$sceau" build --stdlib "$library" -o draft --draft wrong | cut -c1; ls draft | wc -l)" \
    $'0\n5'
echo 'fin charte_de_veille' >> wrong/charte.sceau
is 'no draft of a wrong syntax' \
    "$(status "$sceau" build --stdlib "$library" -o syntax --draft wrong/charte.sceau)" '1 S0112 S0413'
is 'is written' "$(test -e syntax && echo made)" ''
mkdir clash
sed 's/^charte_de_veille nord/charte_de_veille sud/' acts/charte.sceau > clash/a-sud.sceau
(cat acts/charte.sceau; cat clash/a-sud.sceau) > clash/a.sceau
is 'two acts for one output' "$(status "$sceau" build --stdlib "$library" -o none clash)" '1 S0602'
is 'write nothing' "$(test -e none && echo made)" ''
cp acts/charte.sceau x
is 'a source of another name is built' "$(status "$sceau" build --stdlib "$library" -o short x; ls short)" \
    $'0x.txt\nx.yaml'

# --- what cannot be written
echo mine > file
is 'a file in place of the folder' "$(status "$sceau" build --stdlib "$library" -o file acts)" '3 S0600'
is 'is kept' "$(cat file)" 'mine'
is 'a file in place of a folder above' \
    "$(status "$sceau" build --stdlib "$library" -o file/a/b acts)" '3 S0600'
mkdir -p taken/charte.txt
is 'a folder in place of an output' "$(status "$sceau" build --stdlib "$library" -o taken acts)" \
    '3 S0600'
like 'is told in French' "$(cat err)" "« taken/charte.txt » : c'est un dossier"
is 'and nothing is left beside it' "$(find taken -name '.sceau-*')" ''
mkdir sealed
chmod 555 sealed
is 'a folder without rights' \
    "$(status $as_nobody "$public/sceau" build --stdlib "$public/stdlib" -o sealed acts)" '3 S0600'
like 'is told' "$(cat err)" 'accès refusé'
is 'a folder that cannot be made' \
    "$(status $as_nobody "$public/sceau" build --stdlib "$public/stdlib" -o sealed/in acts)" '3 S0600'
cp mode.sceau sealed/
printf 'essai   e\nfin essai\n' > sealed/mode.sceau
chmod 644 sealed/mode.sceau
is 'a source to format in a folder without rights' "$(status $as_nobody "$public/sceau" fmt sealed/mode.sceau)" \
    '3 S0600'
is 'is kept' "$(head -1 sealed/mode.sceau)" 'essai   e'
mkdir full
if mount -t tmpfs -o size=16k none full 2> /dev/null; then
    is 'a full disk' "$(status "$sceau" build --stdlib "$library" -o full acts)" '3 S0600'
    like 'is told' "$(cat err)" 'le disque est plein'
    for output in full/*; do
        [ -f "$output" ] && cmp -s "$output" "one/${output#full/}" || echo "$output"
    done > cut
    is 'what stands there is whole' "$(cat cut)" ''
    is 'and nothing is left beside it' "$(find full -name '.sceau-*')" ''
    umount full
else
    tests=$((tests + 1))
    echo "ok $tests - a full disk # SKIP no right to mount one"
fi
(ulimit -f 2; trap '' XFSZ; "$sceau" build --stdlib "$library" -o limited acts > out 2> err; echo $? >> out)
is 'a file larger than allowed' "$(cat out)" '3'
like 'is told' "$(cat err)" 'fichier trop grand'
is 'and nothing is left' "$(find limited -type f -size -3 -name '.sceau-*')" ''

# --- standard output and error
is 'a full standard output' \
    "$("$sceau" check --format json --stdlib "$library" acts > /dev/full 2> err; echo $?)" '3'
like 'is told on standard error' "$(cat err)" 'sortie standard.* : le disque est plein'
is 'a closed one' \
    "$("$sceau" check --format json --stdlib "$library" acts 2> err >&-; echo $?)" '3'
like 'is told' "$(cat err)" 'sortie standard.* : la sortie est fermée'
is 'a report on a full one' "$(report text acts/charte.sceau 2> err > /dev/full; echo $?)" '3'
like 'is told' "$(cat err)" 'sortie standard'
is 'a report on a closed one' "$(report yaml acts/charte.sceau 2> err >&-; echo $?)" '3'
is 'help on a full one' "$("$sceau" --help > /dev/full 2> err; echo $?)" '3'
(build -o closed acts <&- >&- 2>&-)
is 'build without any stream: the outputs are right' "$(tree closed)" "$(tree one)"
is 'its status says all' "$(build -o closed wrong 0<&- >&- 2>&-; echo $?)" '1'
is 'a reader that leaves early' \
    "$("$sceau" check --format json --stdlib "$library" wrong 2> err | head -1; cat err)" '{'

# --- dependencies for make
mkdir 'a b'
cp acts/charte.sceau 'a b/l é$#.sceau'
build -MD -o 'out put' 'a b/l é$#.sceau' > /dev/null 2>&1
cat > rules.mk <<'MAKE'
all: out\ put/l\ é$$\#.txt
out\ put/l\ é$$\#.txt:
	@echo made
-include out\ put/l\ é$$\#.d
MAKE
is 'nothing to make' "$(make -sf rules.mk 2>&1)" ''
touch -d '2002-01-01' 'out put/'*.txt
is 'a newer source' "$(make -sf rules.mk 2>&1)" 'made'
touch 'out put/'*.txt
touch -d '2001-01-01' 'a b/l é$#.sceau'
is 'an older one' "$(make -sf rules.mk 2>&1)" ''
mv 'a b' gone
is 'one that is gone stops nothing' "$(make -sf rules.mk 2>&1)" 'made'
like 'the library is named' "$(cat 'out put/l é$#.d')" 'regime.sceau'
build -MD -o linked acts/contrat.sceau > /dev/null 2>&1
like 'and the acts that are referred to' "$(cat linked/contrat.d)" 'acts/charte.sceau'

# --- killed, and two at a time
python3 - <<'PYTHON'
lines = open('acts/charte.sceau').read().split('\n')
at = lines.index('  feu digue « Feu de la digue »')
lines[at:at] = [f'  feu f{i} « Feu {i} »\n    portée : côtière\n    milles : 6\n  fin feu' for i in range(4000)]
import os; os.mkdir('large'); open('large/charte.sceau', 'w').write('\n'.join(lines))
PYTHON
build -o whole large > /dev/null 2>&1
cp -r whole killed
cut=0
for i in $(seq 20); do
    sed -i "s/« n° .*»/« n° $i »/; s/PH-2001-[0-9]*/PH-2001-$i/" large/charte.sceau
    build -o killed large > /dev/null 2>&1 &
    pid=$!
    sleep "0.0$((i * 3 % 10))$((i % 7))"
    kill -9 $pid 2> /dev/null
    wait $pid 2> /dev/null
    for output in killed/charte.txt killed/charte.yaml; do
        [ "$(wc -l < $output)" = "$(wc -l < "whole/${output#killed/}")" ] || cut=$((cut + 1))
    done
done
is 'killed twenty times, no output is ever cut' "$cut" '0'
is 'only hidden files are left' "$(find killed -type f ! -name 'charte.*' ! -name '.sceau-*')" ''
build -o whole large > /dev/null 2>&1
build -o killed large > /dev/null 2>&1
is 'the next run ends well' "$(cd killed && sha256sum charte.*)" "$(cd whole && sha256sum charte.*)"
is 'and what is left is no source' "$(status "$sceau" check --stdlib "$library" killed)" '0 S0405'
for i in 1 2 3 4 5 6; do
    build -o shared large > "shared$i" 2>&1 &
done
wait
is 'six builds to one folder' "$(tree shared)" "$(tree whole)"
is 'without a message' "$(grep -h S0600 shared?)" ''
plan
