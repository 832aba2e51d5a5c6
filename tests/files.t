#!/usr/bin/env bash
# Files that cannot be read, that are none, that lead out of their folder or round in circles; the
# library's own; the command line. Each has its error and its exit status.
. "$(dirname "$0")/lib.sh"
library=$PWD/tests/badinput/stdlib
cd "$work" || exit 1

# act PATH [LINES]: writes a right act, with these lines inside, in printf's notation.
act() {
    mkdir -p "$(dirname "$1")"
    printf 'essai e\n  conclue le : 15 décembre 2017\n%b\nfin essai\n' "${2:-}" > "$1"
}

# status COMMAND…: its exit status and codes, « 3 S0400 », its messages kept in `said`.
status() {
    timeout 20 "$@" > out 2> err
    printf '%s%s' $? "$(sed -n 's/^ *\[\(.*\)\]$/ \1/p' err | grep -v S0413 | sort -u | tr -d '\n')"
    cat out err > said
}
check() { status "$sceau" check --stdlib "$library" "$@"; }
# Goes before a command to run it without the rights of root.
as_nobody=
[ "$(id -u)" = 0 ] && as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
chmod 755 "$work"
public_copy "$library"

act e.sceau
mkdir empty
mkdir folder.sceau
mkfifo pipe.sceau
ln -s loop.sceau loop.sceau
is 'a right act' "$(check e.sceau)" '0'
is 'no such file' "$(check none.sceau)" '3 S0400'
is 'an empty name' "$(check '')" '3 S0400'
is 'a folder without sources' "$(check empty)" '0 S0405'
like 'is named as it was typed' "$(cat said)" '« empty »'
is 'a folder named as a source' "$(check folder.sceau)" '0 S0405'
is 'a pipe' "$(check pipe.sceau)" '3 S0402'
is 'a pipe in a folder' "$(check .)" '3 S0401 S0402'
is 'a device' "$(check /dev/zero)" '3 S0402'
is 'a link to itself' "$(check loop.sceau)" '3 S0401'
is 'a file in place of a folder' "$(check e.sceau/e.sceau)" '3 S0401'
is 'a name too long' "$(check "$(printf 'a%.0s' $(seq 300)).sceau")" '3 S0401'
rm pipe.sceau loop.sceau
mkdir -p locked/in
act locked/a.sceau
act locked/in/b.sceau
chmod 000 locked/a.sceau locked/in
is 'a file and a folder without rights' \
    "$(status $as_nobody "$public/sceau" check --stdlib "$public/stdlib" locked)" '3 S0401'
like 'the file is named' "$(cat said)" 'a\.sceau.*accès refusé'
like 'the folder too' "$(cat said)" '« in » \(accès refusé\)'
like 'in English, with the reason in English' \
    "$($as_nobody "$public/sceau" check --lang en --stdlib "$public/stdlib" locked/a.sceau 2>&1)" 'Permission denied'
chmod 755 locked/in
mkdir -p deep
(cd deep && for i in $(seq 70); do mkdir d && cd d || exit; done; act z.sceau)
is 'a folder seventy folders deep' "$(check deep)" '1 S0405 S0407'
rm -rf deep

# --- the root
act root/a.sceau '  autre : acte « ../e.sceau »'
is 'a path out of the root' "$(check root)" '1 S0404'
act root/a.sceau '  autre : acte « x/../../../../e.sceau »'
is 'a path out of the root, by detours' "$(check root)" '1 S0404'
act root/a.sceau '  autre : acte « /etc/hostname »'
is 'an absolute path' "$(check root)" '1 S0404'
act root/a.sceau '  autre : acte « . »'
is 'a folder as an act' "$(check root)" '1 S0402'
act root/a.sceau '  autre : acte « none.sceau »'
is 'an act that is not there' "$(check root)" '3 S0400'
act root/a.sceau '  autre : acte « b.sceau »'
ln -s ../e.sceau root/b.sceau
is 'an act that is a link out of the root' "$(check root/a.sceau)" '1 S0404'
is 'a link out of the root, in a folder' "$(check root)" '1 S0404'
rm root/b.sceau
mkdir root/m
ln -s ../../e.sceau root/m/b.sceau
act root/a.sceau
sed -i '1i utilise : m.b' root/a.sceau
is 'a module that is a link out of the root' "$(check root/a.sceau)" '1 S0404'
rm -r root/m
act root/a.sceau '  autre : acte « b.sceau »'
act root/c/d.sceau
ln -s c/d.sceau root/b.sceau
is 'a link that stays below is followed' "$(check root/a.sceau)" '0'
is 'and its file is read once' \
    "$("$sceau" check --format json --stdlib "$library" root | sed -n 's/.*"files": //p')" '2,'
ln -s /none root/dangling.sceau
is 'a link to nothing' "$(check root)" '3 S0400'
rm root/dangling.sceau
act module.sceau
sed -i '1i utilise : no.such' module.sceau
is 'a module that is not there' "$(check module.sceau)" '1 S0200'

# --- cycles
act round/a.sceau '  autre : acte « b/b.sceau »'
act round/b/b.sceau '  autre : acte « ../a.sceau »'
is 'two acts that refer to one another' "$(check round)" '1 S0406'
like 'the way round is shown' "$(cat said)" 'a.sceau → b/b.sceau → a.sceau'
is 'when one of them is the argument too' "$(check round/b/b.sceau round/a.sceau)" '1 S0406'
act round/a.sceau
act round/b/b.sceau
sed -i '1i utilise : b.b' round/a.sceau
sed -i '1i utilise : a' round/b/b.sceau
is 'two files that use one another' "$(check round)" '1 S0406'
act round/b/b.sceau '  autre : acte « ../a.sceau »'
is 'one that uses, the other that refers' "$(check round)" '1 S0406'
act round/b/b.sceau '  autre : acte « ../c.sceau »'
act round/c.sceau
is 'what two files use makes no cycle' "$(check round)" '0'
for i in $(seq 500); do act "chain/a$i.sceau" "  autre : acte « a$((i + 1)).sceau »"; done
act chain/a501.sceau
is 'a chain of five hundred acts' "$(check chain/a1.sceau)" '0'
act chain/a501.sceau '  autre : acte « a1.sceau »'
is 'a cycle of five hundred acts' "$(check chain/a1.sceau)" '1 S0406'

# --- arguments
files() { "$sceau" check --format json --stdlib "$library" "$@" | sed -n 's/.*"files": \(.*\),/\1/p'; }
ln -s e.sceau link.sceau
is 'the same file, four ways, is judged once' \
    "$(files e.sceau ./e.sceau round/../e.sceau link.sceau)" '1'
is 'a file and its folder' "$(files round/c.sceau round)" '3'
odd=$'\xff.sceau'
act "$odd" '  zz : 3'
is 'a name outside UTF-8' "$(check "$odd")" '1 S0210'
is 'is shown in good UTF-8' "$(iconv -f UTF-8 -t UTF-8 said > /dev/null && echo good)" 'good'
odd=$'\033[31m.sceau'
act "$odd" '  zz : 3'
is 'a name with an escape sequence' "$(check "$odd")" '1 S0210'
is 'does not reach the terminal' "$(LC_ALL=C grep -c $'\033' said)" '0'
act 'é $x #1/a b.sceau' '  zz : 3'
is 'a name with blanks and signs' "$(check 'é $x #1/a b.sceau')" '1 S0210'

# --- the library
is 'no library' "$(status "$sceau" check --stdlib none e.sceau)" '3 S0300'
is 'an empty library' "$(status "$sceau" check --stdlib empty e.sceau)" '3 S0316'
is 'a file for a library' "$(status "$sceau" check --stdlib e.sceau e.sceau)" '3 S0300'
is 'no library for build' "$(status "$sceau" build --stdlib none -o o e.sceau)" '3 S0300'
cp -r "$library" broken
echo 'catégorie x' >> broken/essai.sceau
is 'a library of wrong syntax' "$(status "$sceau" check --stdlib broken e.sceau | cut -c1)" '1'
like 'its file is named' "$(cat said)" 'stdlib/essai.sceau:'
cp -r "$library" unsound
printf 'fonction z\n  paramètres : n : nombre\n  rend : nombre\n  vaut : m\nfin fonction\n' \
    > unsound/z.sceau
is 'a library with an unknown name' "$(status "$sceau" check --stdlib unsound e.sceau)" '1 S0203'
like 'its file is named' "$(cat said)" 'stdlib/z.sceau:4:10'
is 'library says the same' "$(status "$sceau" library --stdlib unsound)" '1 S0203'
cp -r "$library" dark
chmod 000 dark/essai.sceau
is 'a library without rights' \
    "$(status $as_nobody "$public/sceau" check --stdlib dark e.sceau)" '3 S0401'
chmod 644 dark/essai.sceau

# --- the command line: status 2, the help named, nothing on standard output
usage() { # NAME WANTED ARGUMENT…
    local name=$1 wanted=$2
    shift 2
    is "$name" "$(status "$sceau" "$@")" '2'
    is "$name, on standard error alone" "$(wc -c < out)" '0'
    like "$name, in its words" "$(cat err)" "$wanted"
}
usage 'no command' 'Usage'
usage 'a command misspelt' 'commande inconnue : « chek »' chek e.sceau
usage 'no argument' 'arguments' check
usage 'an option misspelt' 'option inconnue' check --fromat json e.sceau
usage 'an option of another command' 'option inconnue' check --draft e.sceau
usage 'an option without its argument' 'demande un argument' check e.sceau --at
usage 'an argument for an option that takes none' 'option|argument' build --draft=oui e.sceau
usage 'an unknown format' 'refusé : « xml »' check --format xml e.sceau
usage 'no format' 'refusé' build --to '' e.sceau
usage 'a format too many' 'refusé' build --to text, e.sceau
usage 'an empty folder name' 'refusé' build -o '' e.sceau
usage 'an empty library name' 'refusé' check --stdlib '' e.sceau
usage 'an unknown language' 'refusé' check --lang de e.sceau
usage 'a width too small' 'refusé' build --width 59 e.sceau
usage 'a width beyond numbers' 'refusé' build --width 99999999999999999999 e.sceau
for date in 2018-02-29 2018-13-01 2018-1-1 0000-01-01 10000-01-01 '1er janvier 2018' hier ''; do
    usage "--at $date" 'refusé' check --at "$date" e.sceau
done
usage 'an option twice' 'deux fois' check --at 2018-01-01 --at 2019-01-01 e.sceau
usage 'an option twice, by both its names' 'deux fois' build -o a --output b e.sceau
usage 'in English' 'unknown command' chek --lang en
is 'a command by its French name, without accents' \
    "$(status "$sceau" controler --stdlib "$library" e.sceau)" '0'
is 'what begins with a hyphen, after --' "$(check -- -none.sceau)" '3 S0400'
is 'the environment does not order the options' \
    "$(POSIXLY_CORRECT=1 "$sceau" check e.sceau --stdlib "$library" > /dev/null 2>&1; echo $?)" '0'
plan
