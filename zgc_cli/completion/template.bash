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

@LINE@

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
        *) if [[ $command ]]; then _zgc_plain "$w"; else command=${w:- }; fi ;;
        esac
    done
}

# Go on behind the argument $1; a file or a folder that is there is the article at hand, and so is
# each word of a command that takes no other. It may stand before the name of a thing, too.
_zgc_plain() {
    _zgc_table "$command" ''
    if [[ $arguments == article+ || -e ${1/#\~\//$HOME/} ]]; then
        articles+=("$1")
        [[ $position$arguments == 0thing* ]] && return
    fi
    position=$((position + 1))
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

# Set `lines` to what the article at hand offers of class $1; o: to the names on the user's list.
_zgc_lines() {
    local article built_in="_zgc_built_in_$1[@]"
    if [[ $1 == o ]]; then
        lines=()
        _zgc_sidecar "${ZGC_NAMES-${XDG_CONFIG_HOME:-${HOME-}/.config}/zgc/names.txt}" n
        return
    fi
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
    file|article) _zgc_files default ;;
    folder) _zgc_files dirnames ;;
    field) _zgc_words "$fields" ;;
    fields) _zgc_fields ;;
    free|'') ;;
    *)
        case $wanted in
        name) _zgc_pick n ;;
        own) _zgc_pick o ;;
        speaker) _zgc_pick s ;;
        unit) _zgc_pick u ;;
        section) _zgc_id 'S[0-9]*'; _zgc_pick p; _zgc_only S ;;
        part)
            _zgc_id '[SPsp][0-9]*'
            _zgc_pick p
            [[ $typed == *.* ]] && _zgc_pick t
            ((${#values[@]})) || _zgc_files default ;;
        thing)
            _zgc_id '[EQNDFSPeqndfsp][0-9]*'
            _zgc_pick n
            case $typed in
            P*.*) _zgc_pick t ;;
            [SP]*) _zgc_pick p ;;
            [EQNDF]*) _zgc_pick r ;;
            esac
            ((${#values[@]})) || _zgc_files default ;;
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

@REPLY@

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
