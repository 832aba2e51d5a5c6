#!/usr/bin/env bash
# The precompiled library: nothing that is said depends on it, and it is never believed against the
# library's own files.
. "$(dirname "$0")/lib.sh"
image=$(dirname "$sceau")/stdlib.image
acts=$(find examples tests/faulty -maxdepth 2 -name '*.sceau' ! -path '*/pipeline/*' | sort)

# A program of its own, whose library is the checkout's and whose image is what a test puts there.
alone=$work/alone
mkdir -p "$alone/bin"
cp "$sceau" "$(dirname "$sceau")"/*.so "$alone/bin/"
ln -s "$top/stdlib" "$alone/stdlib"
said() { (cd "$top" && "$1" check --format json $acts 2>&1); }

"$sceau" library -o "$work/again.image"
is "the image is made again, byte for byte" "$(cmp "$image" "$work/again.image" 2>&1)" ""

with=$(said "$sceau")
like "the examples are read" "$with" '"files"'
is "without an image, the same is said" "$(said "$alone/bin/sceau")" "$with"
cp "$image" "$alone/bin/stdlib.image"
is "with an image beside the program, the same" "$(said "$alone/bin/sceau")" "$with"

# What cannot be an image, or is cut anywhere, is left aside.
size=$(wc -c < "$image")
for length in 0 7 24 100 1000 $((size / 3)) $((size / 2)) $((size - 1)); do
    head -c "$length" "$image" > "$alone/bin/stdlib.image"
    is "an image cut at $length bytes" "$(said "$alone/bin/sceau" | cmp - <(printf '%s\n' "$with"))" ""
done
head -c "$size" /dev/zero > "$alone/bin/stdlib.image"
is "zeros for an image" "$(said "$alone/bin/sceau")" "$with"
{ printf 'Sceau 0.0'; tail -c +10 "$image"; } > "$alone/bin/stdlib.image"
is "the image of another version" "$(said "$alone/bin/sceau")" "$with"
rm "$alone/bin/stdlib.image"
mkdir "$alone/bin/stdlib.image"
is "a folder for an image" "$(said "$alone/bin/sceau")" "$with"

# An image is read indeed: one that lies of a date, behind the bytes of the true source, is believed.
cp -r stdlib "$work/later"
change="s/\(à compter du 1er janvier \)2018\( : « Caisse nationale de l'assurance maladie »\)/\12019\2/"
sed -i "$change" "$work/later/base/organismes.sceau"
"$sceau" library --stdlib "$work/later" -o "$work/lying.image"
LC_ALL=C sed "$(printf '%s' "$change" | sed 's/2018/TRUE/; s/2019/2018/; s/TRUE/2019/')" \
    "$work/lying.image" > "$work/lie"
cp -r examples/premiers-pas "$work/act"
sed -i 's/conclue le *: .*/conclue le : 30 juin 2018/' "$work/act/convention.sceau"
# named: whether the Caisse has no other name than its initials on that day, as the lie has it.
named() {
    "$alone/bin/sceau" build --draft -o "$work/named" --to text "$work/act/convention.sceau" \
        2> "$work/err"
    grep -cE '^ +la CNAMTS$' "$work/named/convention.txt"
}
rmdir "$alone/bin/stdlib.image"
is "without an image, the Caisse has its name" "$(named)" 0
cp "$work/lie" "$alone/bin/stdlib.image"
is "by the image, it has none on that day" "$(named)" 1
rm "$alone/bin/stdlib.image"

# A library that was changed speaks as changed, with the image of the one before.
cp -r stdlib "$work/stdlib"
printf 'catégorie essai_image « Essai »\n  dérive de : acte\nfin catégorie\n' >> "$work/stdlib/base/categories.sceau"
is "a file that has grown is read" "$("$sceau" new --stdlib "$work/stdlib" essai_image | grep -c '^essai_image')" 1
is "and is not in the library itself" "$("$sceau" new essai_image > /dev/null 2>&1; echo $?)" 2

# A library with a fault is not kept.
printf 'catégorie essai_image « Encore »\nfin catégorie\n' >> "$work/stdlib/base/categories.sceau"
"$sceau" library --stdlib "$work/stdlib" -o "$work/faulty.image" 2> "$work/err"
is "a faulty library is refused" "$?" 1
is "and nothing is written" "$(ls "$work/faulty.image" 2>/dev/null)" ""
"$sceau" library -o "$work/none/there.image" 2> "$work/err"
is "a folder that is not there" "$?" 3
plan
