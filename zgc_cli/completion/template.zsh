#compdef zgc
# Tab completion of zgc for zsh. Made by `zgc completion zsh`; do not edit.
#
# It starts no process: what the built-in article offers stands below, what another one offers is
# read from the user's cache folder, where `zgc parse -o` and the first query have put it.

# VALUE, PINYIN, INITIALS, DESCRIPTION, with tabs between them, an array a class; see
# zgc_cli/completion/candidates.py.
@ARTICLE@
typeset -g _zgc_sample='中' # one character where the locale is UTF-8
typeset -g _zgc_seen=''
typeset -g _zgc_special='[][ "\\$`!'\''&;|<>(){}*?#~^=]' # what zsh escapes

_zgc() {
    local curcontext=$curcontext state state_descr line ret=1
    local -i zgc_current=$CURRENT
    local -a zgc_words
    local -A opt_args
    zgc_words=("${words[@]}")
    _arguments -C -s -S -A '-*' \
@PROGRAM@
        '1: :_zgc_commands' \
        '*:: :->arguments' && ret=0
    [[ $state == arguments ]] || return ret
    curcontext=${curcontext%:*:*}:zgc-$words[1]:
    case $words[1] in
@TABLE@
    esac
}

_zgc_commands() {
    local -a commands
    commands=(
@COMMANDS@
    )
    _describe -t commands command commands
}

# Set `lines` to what the article at hand offers of class $1; o: to the names on the user's list. Another article's is data: it is read,
# never run, and only while its time stamp is that of the article.
_zgc_lines() {
    local -a articles
    local built_in=_zgc_built_in_$1 class=${1/o/n}
    local word cache=${XDG_CACHE_HOME:-$HOME/.cache} sidecar pending='' i
    for i in {2..$#zgc_words}; do
        (( i <= $#zgc_words )) || break
        word=$zgc_words[i]
        if [[ -n $pending ]]; then
            pending=''
            (( i == zgc_current )) || articles+=("${(Q)word}")
            continue
        fi
        case $word in
        (--) break ;;
        (-a|--article) pending=1 ;;
        (--article=*|-a?*) (( i == zgc_current )) || articles+=("${(Q)${word#(--article=|-a)}}") ;;
        (-*) ;;
        (*) # a file or a folder that is there, and is not written or read for something else; or a
            # word of a command that takes no other
            word=${(Q)word}
            [[ $zgc_words[i-1] == (-o|--out|--names) || $i == (2|$zgc_current) ]] && continue
            [[ $zgc_words[2] == (@ALONE@) && $zgc_words[i-1] != -* || -e ${word/#\~\//$HOME/} ]] && articles+=("$word") ;;
        esac
    done
    [[ $1 == o ]] && articles=("${ZGC_NAMES-${XDG_CONFIG_HOME:-$HOME/.config}/zgc/names.txt}")
    (( $#articles )) || articles=($ZGC_ARTICLE)
    (( $#articles )) || { lines=("${(@P)built_in}"); return }
    lines=()
    [[ ${(L)ZGC_CACHE} != off && $cache == /* ]] || return
    for word in "${articles[@]}"; do
        [[ $word == \~/* ]] && word=$HOME${word#\~}
        word=${word:a}
        sidecar=/zgc/@FOLDER@$word.$class
        _zgc_trusts $cache $sidecar || continue
        sidecar=$cache$sidecar
        [[ ! $sidecar -nt $word && ! $sidecar -ot $word ]] || continue
        lines+=("${(@f)$(<$sidecar)}")
    done
}

# Tell whether the file $2 in the cache folder $1 and each folder between is the user's and no link;
# a pipe, a device or a giant file is never opened.
_zgc_trusts() {
    local place=$1 part
    local -a found
    for part in ${(s:/:)${2:h}}; do
        place+=/$part
        [[ ! -h $place && -d $place && -O $place ]] || return 1
    done
    found=("$1$2"(N.UL-@BYTES@))
    (( $#found ))
}

# Set `text` to what stands for $1 behind the quote $2, or behind none, within a substitution:
# backquotes take a backslash from before some characters, double quotes around it leave one before
# an exclamation mark, so these are written as numbers.
_zgc_quote() {
    local char octal
    text=''
    for char in ${(s::)1}; do
        case $2$char in
        ([\"\\\!\`\$\']|\"[\"\\\!\`\$]|\'[\"\\\!\`\'])
            printf -v octal '%03o' $(( #char ))
            text+=$2\$\'\\$octal\'$2 ;;
        (\$\'[\"\\\!\`\'])
            printf -v octal '%03o' $(( #char ))
            text+=\\$octal ;;
        ([[:ascii:]]) [[ $char == [[:alnum:]] ]] || text+=\\; text+=$char ;;
        (*) text+=$char ;;
        esac
    done
}

# Tell whether what zsh would insert of several `values` that begin with `typed`, their common part,
# has or may end in a part of an escape.
_zgc_splits_an_escape() {
    local common=$values[1] value
    for value in "${values[@]}"; do
        while [[ $value != "$common"* ]]; do common=${common[1,-2]}; done
    done
    [[ $common == "$typed"*$~_zgc_special* || -n ${(M)values:#"$common"$~_zgc_special*} ]]
}

# Offer the lines of class $1 whose value, pinyin or initials begin with what was typed; $2 is a
# pattern for the value, $3 what they are called. Where an option may stand, $4 says so: no value is
# offered there that would be taken for one.
_zgc_pick() {
    local -a lines matching fields spelt values shown
    local tab=$'\t' line value text common quote='' strange='' utf8='' nested='' i
    case $QIPREFIX in
    (*\$\') quote=\$\' ;;
    (*[\'\"]) quote=${QIPREFIX[-1]} ;;
    esac
    local typed=$PREFIX$SUFFIX
    [[ $quote == \$* ]] && typed=${typed//\\\\/\\} # there zsh has escaped each backslash
    typed=${(Q)${:-$quote$typed${quote#\$}}}
    # Behind --name= zsh has taken the quotes away, the numbers in $'…' are not read.
    if [[ -n $IPREFIX && -z $SUFFIX && $words[CURRENT] == "$IPREFIX"\$\'*\\* ]]; then
        typed=${(Q)${:-$words[CURRENT]\'}}
        typed=${typed#"$IPREFIX"} strange=1
    fi
    local plain=${(L)${typed//[ \']/}}
    (( $#_zgc_sample == 1 )) && utf8=1
    [[ $PREBUFFER$LBUFFER == *(\`|\$\()* ]] && nested=1
    _zgc_lines $1
    matching=("${(@M)lines:#("$typed"|*[$tab\ ]"$plain")*}")
    for line in "${matching[@]}"; do
        fields=("${(@ps:\t:)line}")
        value=$fields[1]
        [[ $value == ${~2} && -n $value && ${(j::)fields} != *[[:cntrl:]]* ]] || continue
        [[ -n $4 && $value == -* ]] && continue
        if [[ $value != "$typed"* ]]; then
            [[ -n $plain && " $fields[2] $fields[3]" == *" $plain"* ]] || continue
            strange=1
        fi
        if [[ -z $utf8 && -n $fields[2] && $typed != *[^\ -~]* ]]; then
            # What cannot be shown there is offered as pinyin, which the program understands.
            spelt=(${(s: :)fields[2]})
            spelt=(${(M)spelt:#"$plain"*})
            value=${spelt[1]:-${fields[2]%% *}}
            shown+=("$value")
        elif [[ $1 == [prt] ]]; then shown+=("${(r:6:)value} -- $fields[4]")
        elif [[ -n $fields[4] ]]; then shown+=("$value ($fields[4])")
        else shown+=("$value")
        fi
        values+=("$value")
    done
    (( $#values )) || return 1
    # Zsh does not compare numbers in $'…', nor a dollar sign before a quote.
    [[ $quote$PREFIX == (\$*\\*|*\\\$) ]] && strange=1
    (( $#values > 1 )) && _zgc_splits_an_escape && strange=1
    [[ -n ${(M)values:#*$~_zgc_special*} ]] || nested=''
    if [[ -n $nested ]]; then
        for i in {1..$#values}; do
            _zgc_quote "$values[i]" "$quote"
            values[i]=$text
        done
    fi
    local -a options expl
    options=(-d shown -a)
    [[ $1 == [prt] ]] && options=(-l "${options[@]}")
    [[ -n $nested ]] && options=(-Q "${options[@]}")
    if [[ -n $strange || -n $nested || -z $utf8 ]]; then
        options=(-U -i "$IPREFIX" "${options[@]}")
        _zgc_again=''
        [[ -n $compstate[old_list] && $_zgc_seen == "$zgc_current $zgc_words" ]] && _zgc_again=1
        _zgc_seen="$zgc_current $zgc_words"
        comppostfuncs+=(_zgc_keep)
    fi
    _wanted "zgc-$1" expl "$3" compadd "${options[@]}" values
}

# Several that do not begin with what was typed: the first Tab shows them and leaves the line as
# it is, the next one goes through them.
_zgc_keep() {
    (( compstate[nmatches] > 1 )) && [[ $compstate[insert] == *(unambiguous|automenu)* ]] || return
    if [[ -n $_zgc_again ]]; then
        compstate[insert]=menu
    else
        compstate[insert]=''
        compstate[list]='list force'
    fi
}

# Offer the values of the kind $1 that the article at hand has; $2 says that they are an argument.
_zgc_article() {
    local ret=1 typed=${(Q)PREFIX} argument=$2
    (( ${zgc_words[(I)--]} )) && argument=''
    case $1 in
    (name) _zgc_pick n '*' name $argument && ret=0 ;;
    (own) _zgc_pick o '*' name $argument && ret=0 ;;
    (speaker) _zgc_pick s '*' speaker $argument && ret=0 ;;
    (unit) _zgc_pick u '*' unit $argument && ret=0 ;;
    (section) _zgc_pick p 'S*' section $argument && ret=0 ;;
    (part|thing)
        [[ $1 == thing ]] && { _zgc_pick n '*' name $argument && ret=0 }
        # An ID may be typed in small letters.
        [[ $typed == [eqndfsp][0-9]* ]] && PREFIX=${(U)PREFIX}
        case $1$typed in
        (part*.*|thing[Pp]*.*) _zgc_pick t '*' sentence $argument && ret=0 ;;
        (part*|thing[SPsp]*) _zgc_pick p '*' 'section or paragraph' $argument && ret=0 ;;
        (thing[EQNDFeqndf]*) _zgc_pick r '*' record $argument && ret=0 ;;
        esac ;;
    esac
    [[ $1 == (part|thing) && $ret == 1 ]] && _files && ret=0
    return ret
}

# Behind a thing there are articles; but where one stands before it, the thing.
_zgc_behind_thing() {
    if [[ -e ${${(Q)line[1]}/#\~\//$HOME/} ]]; then _zgc_article thing argument; else _files; fi
}

# Offer those of the fields $1 that are not in the list yet.
_zgc_fields() {
    local -a all given expl
    all=(${(s: :)1})
    [[ $PREFIX == *,* ]] && given=(${(s:,:)PREFIX%,*})
    all=(${all:|given})
    compset -P '*,'
    _wanted fields expl field compadd -qS , -a all
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _zgc "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -D -i }
    compdef _zgc zgc
fi
