# Split $1 into `words` as the shell would, quotes removed; what is behind the last blank, with its
# quotes, is left in `raw`, without them in `word`, the quote that is still open in `quote` ($ for
# $'…'). `unknown` says that a substitution stands in the word, `active` that a variable does.
# Within a substitution that is still open, `words` are those of its own command.
_zgc_split() {
    local rest=$1 chunk begun='' nested=''
    words=() word='' raw='' quote='' unknown='' active=''
    while [[ $rest ]]; do
        case $quote in
        \') chunk=${rest%%\'*} ;;
        \$) chunk=${rest%%[\'\\]*} ;;
        \") chunk=${rest%%[\"\\\`\$]*} ;;
        *) chunk=${rest%%[\"\'\\\`\$\(\)\;\|\&\<\>[:blank:]]*} ;;
        esac
        if [[ $chunk ]]; then
            begun=1 word+=$chunk raw+=$chunk rest=${rest:${#chunk}}
            continue
        fi
        chunk=${rest:0:1}
        case ${quote:--}$chunk in
        \"\"|\'\'|\$\') quote='' raw+=$chunk ;;
        -\"|-\') begun=1 quote=$chunk raw+=$chunk ;;
        \$\\) begun=1; _zgc_ansi ;;
        -\\|\"\\)
            begun=1 chunk=${rest:0:2} raw+=$chunk
            [[ $quote && $chunk != \\[\"\\\$\`] ]] && word+=\\
            word+=${chunk:1} ;;
        -\$|\"\$) begun=1; _zgc_dollar ;;
        *[\`\(\)]) _zgc_nest ;;
        -[\;\|\&]) _zgc_separator ;;
        *)  # A blank ends a word, a redirection also begins one: a newline stands for it.
            [[ $chunk == [\<\>] && $raw != *[!0123456789]* ]] && begun=''
            [[ $begun ]] && words+=("$word")
            [[ $chunk == [\<\>] ]] && words+=($'\n')
            begun='' word='' raw='' unknown='' active='' ;;
        esac
        rest=${rest:${#chunk}}
    done
    if [[ $nested ]]; then _zgc_innermost; fi
}

# The functions below are parts of _zgc_split: they read what `rest` begins with, as long as `chunk`.

# One escape of $'…'; what is none that this script writes makes the word unknown.
_zgc_ansi() {
    local digits=${rest:1:3}
    chunk=${rest:0:2}
    case $digits in
    [01234567]*)
        digits=${digits%%[!01234567]*} chunk=\\$digits
        printf -v digits "\\$digits" ;;
    [\'\"\\?]*) digits=${digits:0:1} ;;
    *) digits='' unknown=1 ;;
    esac
    word+=$digits raw+=$chunk
}

# A dollar sign.
_zgc_dollar() {
    chunk=${rest:0:2}
    case ${quote:--}$chunk in
    -\$\') quote=\$ raw+=$chunk ;;
    -\$\") quote=\" raw+=$chunk ;;
    *\() _zgc_nest ;;
    *) chunk=\$ active=1 word+=$chunk raw+=$chunk ;;
    esac
}

# The begin or the end of a substitution. Of the word around it two words are kept meanwhile: what
# was read of it, and a mark with its quote.
_zgc_nest() {
    local sign=${chunk#\$} last=$((${#words[@]} - 1))
    case $sign$nested in
    \(*|\`|\`\(*)
        words+=("$word" $'\1'"$quote") nested=$sign$nested
        begun='' word='' raw='' quote='' unknown='' active='' ;;
    \)\(*|\`\`*)
        while [[ ${words[last]} != $'\1'* ]]; do last=$((last - 1)); done
        quote=${words[last]:1} word=${words[last - 1]} nested=${nested:1}
        words=("${words[@]:0:last - 1}")
        begun=1 unknown=1 ;;
    *) begun=1 word+=$chunk raw+=$chunk ;;
    esac
}

# The end of a command; only within a substitution does the line have several.
_zgc_separator() {
    local last=$((${#words[@]} - 1))
    if [[ ! $nested ]]; then
        begun=1 word+=$chunk raw+=$chunk
        return
    fi
    while [[ ${words[last]} != $'\1'* ]]; do last=$((last - 1)); done
    words=("${words[@]:0:last + 1}")
    begun='' word='' raw='' unknown='' active=''
}

# Keep of `words` those of the command in the innermost substitution, if that is zgc.
_zgc_innermost() {
    local last=$((${#words[@]} - 1))
    while [[ ${words[last]} != $'\1'* ]]; do last=$((last - 1)); done
    while [[ ${words[last + 1]-} == [a-zA-Z_]*=* ]]; do last=$((last + 1)); done
    case ${words[last + 1]-} in zgc|*/zgc) ;; *) unknown=1 ;; esac
    words=("${words[@]:last + 1}")
}

# Set `open` to the quote in which readline takes the cursor to stand. It knows no $'…'.
_zgc_open() {
    local rest=${COMP_LINE:0:COMP_POINT} chunk
    open=''
    while [[ $rest ]]; do
        case $open in
        \') chunk=${rest%%\'*} ;;
        \") chunk=${rest%%[\"\\]*} ;;
        *) chunk=${rest%%[\"\'\\]*} ;;
        esac
        rest=${rest:${#chunk}}
        chunk=${rest:0:1}
        case $chunk in
        '') return ;;
        \\) rest=${rest:1} ;;
        "$open") open='' ;;
        *) open=$chunk ;;
        esac
        rest=${rest:1}
    done
}
