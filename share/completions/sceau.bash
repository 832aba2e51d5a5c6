# Completion of sceau for bash: the program itself says its commands and options.
_sceau() {
    local word=${COMP_WORDS[COMP_CWORD]} words
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        words=$(sceau --complete 2>/dev/null | cut -f1)
    elif [ "${word#-}" != "$word" ]; then
        words=$(sceau --complete "${COMP_WORDS[1]}" 2>/dev/null | cut -f1)
    else
        compopt -o default 2>/dev/null
        return 0
    fi
    while IFS= read -r word; do COMPREPLY+=("$word"); done \
        < <(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}")
}
complete -F _sceau sceau
