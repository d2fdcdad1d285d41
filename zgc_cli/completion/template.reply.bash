# Drop what would be taken for an option where it stands.
_zgc_without_dash() {
    local IFS=$'\n' i
    [[ $'\n'${values[*]-} == *$'\n'-* ]] || return 0
    for ((i = ${#values[@]} - 1; i >= 0; i--)); do
        if [[ ${values[i]} == -* ]]; then
            values=("${values[@]:0:i}" "${values[@]:i + 1}") keys=("${keys[@]:0:i}" "${keys[@]:i + 1}")
        fi
    done
}

# Set `text` to what stands for $1, with $2 behind it, at the cursor: behind `quote` or none. Nothing
# tells whether the line around stands between backquotes, which take a backslash from before some
# characters, or whether the history is expanded: what these would see is written as a number, and
# each character by itself, so that the begin of a name is written as the begin of what stands for it.
_zgc_quote() {
    local rest=$1 chunk
    text=''
    while [[ $rest == *$special* ]]; do
        chunk=${rest%%$special*}
        text+=$chunk rest=${rest:${#chunk}}
        chunk=${rest:0:1}
        case $chunk in
        \!) chunk=\\041 ;;
        \") chunk=\\042 ;;
        \$) chunk=\\044 ;;
        \') chunk=\\047 ;;
        \\) chunk=\\134 ;;
        \`) chunk=\\140 ;;
        *) chunk=\\$chunk ;;
        esac
        case $quote$chunk in
        \$*|\\[!01]*) text+=$chunk ;;
        *) text+=$quote\$\'$chunk\'$quote ;;
        esac
        rest=${rest:1}
    done
    text+=$rest$2
    # Readline takes a quote at the begin for the one that stands there already.
    if [[ $open && $text == "$open"* && $lead_raw == *"$open" ]]; then text=$open$text; fi
}

# Turn `values` and `keys` into COMPREPLY. Readline replaces `lead`'s follower with what the
# replies have in common, so several that were found by pinyin are shown as PINYIN  NAME: what was
# typed grows and is never erased. One alone is inserted as the name.
_zgc_reply() {
    local IFS=$'\n' i text special several='' end='' value=${values[0]}
    case $quote in
    \") special='["$\\`!]' ;;
    ?) special='["'\''\\`!]' ;;
    *) special='[]["\\$`!'\''&;|<>(){}*?#~^= ]' ;;
    esac
    for text in "${values[@]}"; do
        # Readline drops what is there twice: one name of two articles is one reply.
        if [[ $text != "$value" ]]; then several=1; break; fi
    done
    case ${COMP_TYPE-9} in
    37) several='' ;; # each reply is inserted as it stands
    42) several=''; [[ $open ]] && return ;; # the same, but readline removes the quote before them
    *) [[ $several ]] || values=("$value") ;;
    esac
    if [[ ! $space && $BASH_VERSION != 3.* ]]; then compopt -o nospace; fi
    if [[ $several && $head == "$lead" && ! $keyed && "${values[*]}" != *$special* ]]; then
        COMPREPLY=("${values[@]}")
        _zgc_guard
        return
    fi
    # Readline would close the quote too, but not where the name ends in one.
    [[ $several ]] || end=$close
    for ((i = 0; i < ${#values[@]}; i++)); do
        text=$head${values[i]}
        if [[ $several && ${keys[i]} ]]; then
            text=$head${keys[i]}
            [[ $utf8 ]] && text+="  ${values[i]}"
            COMPREPLY+=("${text#"$lead"}")
            continue
        fi
        [[ $text == "$lead"* ]] || continue
        _zgc_quote "${text#"$lead"}" "$end"
        COMPREPLY+=("$text")
    done
    if [[ $several ]]; then _zgc_guard; fi
}

# Where what the replies have in common would end in half a character, half an escape or behind
# one whole pinyin, what was typed becomes one of them.
_zgc_guard() {
    local reply text shared common=${COMPREPLY[0]}
    for reply in "${COMPREPLY[@]}"; do
        while [[ $reply != "$common"* ]]; do common=${common%?}; done
        [[ $common ]] || return 0
    done
    [[ $common != "$current" ]] || return 0
    if [[ ! $utf8 && $common == *[!\ -~] ]]; then
        COMPREPLY+=("$current")
    elif [[ $keyed ]]; then
        if [[ $common == "$current"*"  "* ]]; then
            common=${common#"$current"}
            COMPREPLY+=("$current${common%%  *}")
        fi
    else
        shared=$common common=$head${values[0]}
        for reply in "${values[@]}"; do
            while [[ $head$reply != "$common"* ]]; do common=${common%?}; done
        done
        _zgc_quote "${common#"$lead"}" ''
        [[ $text == "$shared" ]] || COMPREPLY+=("$text")
    fi
}
