# Tab completion of zgc for bash, 3.2 or newer. Made by `zgc completion bash`; do not edit.
#
# It starts no process: what the built-in article offers stands below, what another one offers is
# read from the user's cache folder, where `zgc parse -o` and the first query have put it.

# VALUE, PINYIN, INITIALS, with tabs between them, an array a class; see
# zgc_cli/completion/candidates.py.
@ARTICLE@
_zgc_sample='中' # one character where the locale is UTF-8

# Of command $1: its options (a group a word, = takes a value, + may be repeated), the kinds of
# its arguments and its fields; and the kind of value that its option $2 takes, if it takes one.
_zgc_table() {
    options='' arguments='' fields='' wanted='' choices=''
    case $1 in
@TABLE@
    esac
}

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

# Go through `words`: set `command`, `pending` (an option that waits for its value), `ended`
# (by --), `position` (of the next argument); add to `used` and `articles`.
_zgc_scan() {
    local w
    for w in ${words[@]+"${words[@]}"}; do
        if [[ $redirected ]]; then redirected=''; continue; fi
        if [[ $pending ]]; then _zgc_took "$pending" "$w"; pending=''; continue; fi
        case $ended$w in
        $'\n'|1$'\n') redirected=1 ;;
        --) ended=1 ;;
        --*=*) _zgc_took "${w%%=*}" "${w#*=}" ;;
        --*) _zgc_flag "$w" ;;
        -?*)
            w=${w#-}
            while [[ $w && ! $pending ]]; do
                _zgc_flag "-${w:0:1}"
                w=${w:1}
                if [[ $pending && $w ]]; then _zgc_took "$pending" "$w"; pending='' w=''; fi
            done ;;
        *) if [[ $command ]]; then position=$((position + 1)); else command=${w:- }; fi ;;
        esac
    done
}

_zgc_flag() {
    used+=" $1 "
    _zgc_table "$command" "$1"
    if [[ $wanted ]]; then pending=$1; fi
}

_zgc_took() {
    used+=" $1 "
    case $1 in -a|--article) articles+=("$2") ;; esac
}

# Set `lines` to what the article at hand offers of class $1.
_zgc_lines() {
    local article built_in="_zgc_built_in_$1[@]"
    if [[ -z ${articles[*]-} && ${ZGC_ARTICLE-} ]]; then articles=("$ZGC_ARTICLE"); fi
    if [[ -z ${articles[*]-} ]]; then lines=("${!built_in}"); return; fi
    lines=()
    for article in "${articles[@]}"; do _zgc_sidecar "$article" "$1"; done
}

# Add the lines of class $2 that stand in the cache for the article $1, if they are of its present
# state: then both files have one time stamp. It is data: read line by line, never run.
_zgc_sidecar() {
    local path=$1 cache=${XDG_CACHE_HOME:-${HOME-}/.cache} rest part place=''
    [[ ${ZGC_CACHE-} == [Oo][Ff][Ff] || $cache != /* ]] && return
    [[ $path == \~/* ]] && path=$HOME${path:1}
    [[ $path == /* ]] || path=$PWD/$path
    rest=${path#/}/
    while [[ $rest ]]; do
        part=${rest%%/*} rest=${rest#*/}
        case $part in
        ''|.) ;;
        ..) place=${place%/*} ;;
        *) place+=/$part ;;
        esac
    done
    rest=/zgc/@FOLDER@$place.$2 place=$cache
    while [[ $rest ]]; do
        [[ ! -h $place && -O $place || $place == "$cache" ]] || return
        rest=${rest#/} place+=/${rest%%/*}
        if [[ $rest == */* ]]; then rest=/${rest#*/}; else rest=''; fi
    done
    # A link, a pipe or a device is never opened.
    [[ ! -h $place && -f $place && -O $place ]] || return
    [[ ! $place -nt $path && ! $place -ot $path ]] || return
    # Only what ends within the limit is read by lines.
    LC_ALL=C IFS= read -r -d '' -n @BYTES@ rest <"$place" && return
    if ((BASH_VERSINFO[0] < 4)); then
        while IFS= read -r rest; do lines+=("$rest"); done <"$place"
    else
        mapfile -t -n @MOST@ -O ${#lines[@]} lines <"$place"
    fi
}

# Offer the lines of class $1 whose value, pinyin or initials begin with what was typed.
_zgc_pick() {
    local line value key pinyin initials tab=$'\t'
    local plain=${typed//[ \']/}
    _zgc_lines "$1"
    if ((BASH_VERSINFO[0] > 3)); then plain=${plain,,}; fi
    for line in ${lines[@]+"${lines[@]}"}; do
        case $line in
        "$typed"*|*[$tab\ ]"$plain"*) ;;
        *) continue ;;
        esac
        value=${line%%"$tab"*}
        if [[ ! $typed && $utf8 ]]; then
            case $value in ''|*[[:cntrl:]]*) ;; *) values+=("$value") keys+=('') ;; esac
            continue
        fi
        line=${line#*"$tab"}
        pinyin=${line%%"$tab"*} line=${line#*"$tab"}
        initials=${line%%"$tab"*}
        case $value in ''|*[[:cntrl:]]*) continue ;; esac
        if [[ $value == "$typed"* ]]; then key=''
        else
            key=" $pinyin $initials "
            [[ $plain && $key == *" $plain"* ]] || continue
            key=$plain${key#*" $plain"}
            key=${key%% *}
        fi
        if [[ ! $utf8 && $pinyin && $typed != *[!\ -~]* ]]; then
            key=${key:-${pinyin%% *}} value=$key
        fi
        case $key in *[!abcdefghijklmnopqrstuvwxyz0123456789]*) key='' ;; ?*) keyed=1 ;; esac
        values+=("$value") keys+=("$key")
    done
}

# Offer those of the words $1 that begin with what was typed.
_zgc_words() {
    local IFS=$' \t\n' w
    for w in $1; do
        if [[ $w == "$typed"* ]]; then values+=("$w") keys+=(''); fi
    done
}

# Offer the options of the command that were not given yet, or that may be repeated.
_zgc_options() {
    local IFS=$' \t\n' group flag names
    _zgc_table "$command" ''
    for group in $options; do
        names=${group%+}
        names=${names%=}
        names=${names//,/ }
        if [[ $group != *+ ]]; then
            for flag in $names; do [[ $used == *" $flag "* ]] && continue 2; done
        fi
        _zgc_words "$names"
    done
}

# Offer fields in a list with commas, none twice.
_zgc_fields() {
    local IFS=$' \t\n' before='' field
    if [[ $typed == *,* ]]; then before=${typed%,*}, typed=${typed##*,}; fi
    head+=$before
    for field in $fields; do
        case ,$before in *",$field,"*) ;; *) _zgc_words "$field" ;; esac
    done
    space=''
}

# Let readline complete a file name; where it cannot, go through the folder ourselves.
_zgc_files() {
    local file kind=$1 failglob=''
    local -a found
    if [[ $lead == "$head" && $BASH_VERSION != 3.* ]]; then
        compopt -o "$kind"
        return
    fi
    [[ $typed == \~/* ]] && typed=$HOME${typed:1}
    shopt -q failglob && failglob=1 && shopt -u failglob
    found=("$typed"*)
    [[ $failglob ]] && shopt -s failglob
    for file in ${found[@]+"${found[@]}"}; do
        case $file in *[[:cntrl:]]*) continue ;; esac
        if [[ -d $file ]]; then values+=("$file/") keys+=('') space=''
        elif [[ $kind == default && -e $file ]]; then values+=("$file") keys+=('')
        fi
    done
}

# Offer what can stand as a value of the kind `wanted`.
_zgc_wanted() {
    case $wanted in
    choice) _zgc_words "$choices" ;;
    file) _zgc_files default ;;
    folder) _zgc_files dirnames ;;
    field) _zgc_words "$fields" ;;
    fields) _zgc_fields ;;
    free|'') ;;
    *)
        case $wanted in
        name) _zgc_pick n ;;
        speaker) _zgc_pick s ;;
        unit) _zgc_pick u ;;
        section) _zgc_id 'S[0-9]*'; _zgc_pick p; _zgc_only S ;;
        part) _zgc_id '[SPsp][0-9]*'; _zgc_pick p; [[ $typed == *.* ]] && _zgc_pick t ;;
        thing)
            _zgc_id '[EQNDFSPeqndfsp][0-9]*'
            _zgc_pick n
            case $typed in
            P*.*) _zgc_pick t ;;
            [SP]*) _zgc_pick p ;;
            [EQNDF]*) _zgc_pick r ;;
            esac ;;
        esac ;;
    esac
}

# An ID may be typed in small letters.
_zgc_id() {
    if [[ $typed == $1 ]] && ((BASH_VERSINFO[0] > 3)); then typed=${typed^^}; fi
}

# Keep the values that begin with $1.
_zgc_only() {
    local value kept
    kept=()
    for value in ${values[@]+"${values[@]}"}; do
        [[ $value == "$1"* ]] && kept+=("$value")
    done
    values=(${kept[@]+"${kept[@]}"})
}

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

_zgc() {
    local nocasematch=''
    shopt -q nocasematch && nocasematch=1 && shopt -u nocasematch
    _zgc_complete "$2"
    if [[ $nocasematch ]]; then shopt -s nocasematch; fi
}

_zgc_complete() {
    local IFS=$' \t\n' current=$1 utf8='' space=1
    local words word raw quote unknown active open close lead lead_raw head='' typed
    local options arguments fields wanted choices
    local command='' pending='' ended='' redirected='' position=0 used='' articles
    local lines values keys keyed=''
    articles=() values=() keys=() COMPREPLY=()
    ((${#_zgc_sample} == 1)) && utf8=1
    _zgc_split "${COMP_LINE:0:COMP_POINT}"
    local typed_word=$word typed_raw=$raw typed_quote=$quote
    _zgc_open
    close=${quote:+${quote//[\$]/\'}}
    # Another function of completion may hand over the quote with the word.
    current=${current#"$open"}
    lead_raw=${typed_raw%"$current"}
    # Where readline and bash take the place for two different ones, nothing is offered.
    [[ $unknown || $typed_raw != "$lead_raw$current" || $open && $open != "$close" ]] && return
    words=(${words[@]+"${words[@]:1}"})
    _zgc_scan
    _zgc_split "$lead_raw"
    [[ $active || $quote != "$typed_quote" ]] && return
    lead=$word
    local state_pending=$pending state_ended=$ended state_command=$command
    local state_redirected=$redirected state_position=$position
    _zgc_behind
    word=$typed_word raw=$typed_raw quote=$typed_quote typed=$word
    pending=$state_pending ended=$state_ended command=$state_command position=$state_position
    if [[ $state_redirected ]]; then _zgc_files default; else _zgc_choose; fi
    if ((${#values[@]})); then _zgc_reply; fi
}

# Collect what can stand at the cursor.
_zgc_choose() {
    if [[ $pending ]]; then
        _zgc_table "$command" "$pending"
        _zgc_wanted
    elif [[ ! $ended && $word == --*=* ]]; then
        _zgc_table "$command" "${word%%=*}"
        head=${word%%=*}= typed=${word#*=}
        _zgc_wanted
    elif [[ ! $ended && $word == -* ]]; then
        _zgc_options
        if [[ $word == -[!-]?* ]]; then
            _zgc_table "$command" "${word:0:2}"
            head=${word:0:2} typed=${word:2}
            _zgc_wanted
        fi
    elif [[ ! $command ]]; then
        _zgc_words "$_zgc_commands"
    else
        _zgc_argument
    fi
}

# See what stands behind the cursor: an --article there counts too.
_zgc_behind() {
    local behind=${COMP_LINE:COMP_POINT}
    [[ $behind == *[[:blank:]]* ]] || return
    if [[ $pending ]]; then pending=''; elif [[ ! $command ]]; then return; fi
    _zgc_split "${behind#*[[:blank:]]} "
    _zgc_scan
}

# Offer what can stand as the next argument; where none can, the options.
_zgc_argument() {
    local IFS=$' \t\n' kind i=0
    _zgc_table "$command" ''
    for kind in $arguments; do
        wanted=${kind%+}
        if ((i == position)) || [[ $kind == *+ ]]; then
            [[ $wanted == choice* ]] && choices=${wanted#choice:} wanted=choice choices=${choices//,/ }
            _zgc_wanted
            if [[ ! $ended && ! $lead ]]; then _zgc_without_dash; fi
            return
        fi
        i=$((i + 1))
    done
    if [[ ! $word ]]; then _zgc_options; fi
}

_zgc_commands='@COMMANDS@'
complete -F _zgc zgc
