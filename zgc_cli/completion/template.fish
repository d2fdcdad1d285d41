# Tab completion of zgc for fish. Made by `zgc completion fish`; do not edit.
#
# It starts no process: what the built-in article offers stands below, what another one offers is
# read from the user's cache folder, where `zgc parse -o` and the first query have put it.

# VALUE, PINYIN, INITIALS, DESCRIPTION, with tabs between them, a list a class; see
# zgc_cli/completion/candidates.py.
@ARTICLE@

set -g __zgc_commands \
@COMMANDS@

# Of command $argv[1]: its options (all spellings with * if it may be repeated, a bar, one spelling,
# a tab, what it does), the kinds of its arguments, its fields; and the kind of value that its option
# $argv[2] takes, if it takes one.
function __zgc_table --no-scope-shadowing
    set options
    set arguments
    set fields
    set wanted ''
    set choices
    switch "$argv[1]"
@TABLE@
    end
end

# Fish lets no completion look behind the cursor: Tab notes the whole line before it completes, if it
# does nothing else.
function __zgc_tab
    set -g __zgc_line (commandline | string collect)
    commandline -f complete
end

if status is-interactive
    for mode in default insert
        bind --preset -M $mode \t 2>/dev/null | string match -qr ' complete$'
        and bind --preset -M $mode \t __zgc_tab
    end
end

# Tell whether a word is a file or a folder that is there, and so the article at hand.
function __zgc_is_file
    test -e (string replace -r '^~/' "$HOME/" -- $argv[1])
end

# Print the words behind the cursor in the same command, if they are of the line that Tab noted.
function __zgc_behind
    set -l now (commandline | string collect)
    set -l size (string length -- "$now")
    set -l same (string sub -l $size -- "$__zgc_line" | string collect)
    test "$same" = "$now"; or return
    set -l rest (string sub -s (math $size + 1) -- "$__zgc_line" | string collect)
    string replace -r '(?s)[;|&<>()\n].*' '' -- "$rest" | string replace -r '^\S*' '' |
        string match -ra '(?:\\\\.|[^\s\\\\])+' | string unescape
end

# Read the line up to the cursor into globals: the kind of value that stands there (`options` for an
# option), its choices, what stands before it in the same word, what was typed of it; and the
# articles that are named before and behind it.
function __zgc_read
    set -l behind (__zgc_behind)
    set -l now (commandline -cp) $behind
    test "$now" = "$__zgc_now"; and return
    set -g __zgc_now "$now"
    set -g __zgc_kind ''
    set -g __zgc_choices
    set -g __zgc_head ''
    set -g __zgc_articles
    set -g __zgc_argument ''
    set -l command ''
    set -l pending ''
    set -l ended ''
    set -l position 0
    set -l used
    set -l options
    set -l arguments
    set -l fields
    set -l wanted
    set -l choices
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test -n "$pending"
            contains -- $pending -a --article; and set -a __zgc_articles $word
            set pending ''
        else if test -n "$ended"
            test -n "$command"; and set position (math $position + 1); or set command $word
        else
            switch $word
                case --
                    set ended 1
                case '--*=*'
                    set -l parts (string split -m 1 = -- $word)
                    set -a used $parts[1]
                    test $parts[1] = --article; and set -a __zgc_articles $parts[2]
                case '--*'
                    set -a used $word
                    __zgc_table "$command" $word
                    test -n "$wanted"; and set pending $word
                case '-?*'
                    set -l letters (string split '' -- $word)[2..-1]
                    while set -q letters[1]
                        set -l flag -$letters[1]
                        set -e letters[1]
                        set -a used $flag
                        __zgc_table "$command" $flag
                        test -n "$wanted"; or continue
                        if not set -q letters[1]
                            set pending $flag
                        else if test $flag = -a
                            set -a __zgc_articles (string join '' -- $letters)
                        end
                        break
                    end
                case '*'
                    if test -n "$command"
                        __zgc_table "$command" ''
                        set -l before $position$arguments[1]
                        set position (math $position + 1)
                        if test "$arguments" = 'article*'; or __zgc_is_file $word
                            set -a __zgc_articles $word
                            # It may stand before the name of a thing, too.
                            test $before = 0thing; and set position 0
                        end
                    else
                        set command $word
                    end
            end
        end
    end
    for word in $behind
        __zgc_is_file (string replace -r '^--article=' '' -- $word)
        and set -a __zgc_articles (string replace -r '^--article=' '' -- $word)
    end
    set -l typed (__zgc_bare (commandline -ct))
    if test -n "$pending"
        __zgc_table "$command" $pending
        set -g __zgc_kind $wanted
    else if test -z "$ended"; and string match -q -- '--*=*' "$typed"
        set -l parts (string split -m 1 = -- $typed)
        __zgc_table "$command" $parts[1]
        set -g __zgc_kind $wanted
        set -g __zgc_head $parts[1]=
        set typed $parts[2]
    else if test -z "$ended"; and string match -q -- '-*' "$typed"
        __zgc_table "$command" (string sub -l 2 -- $typed)
        if test -n "$wanted"; and string match -qr '^-[^-].' -- $typed
            set -g __zgc_kind $wanted
            set -g __zgc_head (string sub -l 2 -- $typed)
            set typed (string sub -s 3 -- $typed)
        else
            set -g __zgc_kind options
        end
    else if test -z "$command"
        set -g __zgc_kind commands
    else
        __zgc_table "$command" ''
        for kind in $arguments
            if test $position -eq 0; or string match -q '*\*' -- $kind
                set -g __zgc_kind (string split -m 1 : -- (string trim -r -c '*' -- $kind))[1]
                test -z "$ended"; and set -g __zgc_argument 1
                set choices (string split , -- (string replace -rf '^choice:' '' -- $kind))
                break
            end
            set position (math $position - 1)
        end
        test -z "$__zgc_kind$typed"; and set -g __zgc_kind options
    end
    set -g __zgc_choices $choices
    contains -- "$__zgc_kind" field fields; and set -g __zgc_choices $fields
    if test "$__zgc_kind" = options
        if set -q used[1]
            set used (string escape --style=regex -- $used | string join '|')
            set options (string match -rv -- "^(?:[^*|]*,)?(?:$used)[,|]" $options)
        end
        set -g __zgc_choices (string replace -r -- '^[^|]*\|' '' $options)
    end
    set -g __zgc_typed "$typed"
end

# Return a word without its quotes, which may still be open.
function __zgc_bare
    set -l word "$argv[1]"
    set -l quote (string match -r '["\']' -- $word)
    if test -n "$quote"
        set -l bare (string unescape -- $word; or string unescape -- $word$quote)
        test -n "$bare"; and set word $bare
        or set word (string replace -a -- $quote '' $word)
    else
        set word (string unescape -- $word; or echo $word)
    end
    echo -- $word
end

# Set __zgc_lines to what the article at hand offers of class $argv[1]; o: to the names on the user's
# list. Another article's is data: it is read, never run, and only while its time stamp is that of the article.
function __zgc_load
    set -l articles $__zgc_articles
    set -l class $argv[1]
    if test $class = o
        set class n
        set -l config $HOME/.config
        test -n "$XDG_CONFIG_HOME"; and set config $XDG_CONFIG_HOME
        set articles $config/zgc/names.txt
        set -q ZGC_NAMES; and set articles "$ZGC_NAMES"
    end
    set -q articles[1]; or set articles $ZGC_ARTICLE
    if not set -q articles[1]; or test -z "$articles[1]"
        set -l built_in __zgc_built_in_$argv[1]
        set -g __zgc_lines $$built_in
        return
    end
    set -g __zgc_lines
    set -l cache $HOME/.cache
    test -n "$XDG_CACHE_HOME"; and set cache $XDG_CACHE_HOME
    string match -qi -- off "$ZGC_CACHE"; and return
    string match -q '/*' -- $cache; or return
    builtin -q path; or return
    for article in $articles
        set article (string replace -r '^~/' "$HOME/" -- $article)
        string match -q '/*' -- $article; or set article $PWD/$article
        set article (path normalize -- $article)
        set -l sidecar /zgc/@FOLDER@$article.$class
        __zgc_trusts $cache $sidecar; or continue
        set sidecar $cache$sidecar
        test (path mtime -- $sidecar) = (path mtime -- $article); or continue
        set -l fish_read_limit @BYTES@
        read -l -z -d \n -a found <$sidecar
        set -a __zgc_lines $found
    end
end

# Tell whether the file $argv[2] in the cache folder $argv[1] and each folder between is the user's
# and no link; a pipe or a device is never opened.
function __zgc_trusts
    set -l place $argv[1]
    for part in (string split -n / -- $argv[2])
        set place $place/$part
        test -O $place; and not test -L $place; or return 1
    end
    test -f $place
end

# Offer the lines of class $argv[1] whose value matches $argv[2] and what was typed, $argv[3]. Fish
# drops what does not begin with what was typed: for letters it gets the pinyin or the initials, and
# the name to read.
function __zgc_pick
    __zgc_load $argv[1]
    set -l typed $argv[3]
    set -l end '\t([^\t]*)$'
    if test -z "$typed"; or string match -qr '[^ -~]' -- $typed
        __zgc_alike (string replace -rf -- "^($argv[2])\t[^\t]*\t[^\t]*$end" \
            "$__zgc_head\$1\t\$2" $__zgc_lines)
        return
    end
    set -l exact (string escape --style=regex -- $typed)
    string replace -rf -- "^($exact$argv[2])\t[^\t]*\t[^\t]*$end" "$__zgc_head\$1\t\$2" $__zgc_lines
    set -l plain (string replace -ra '[^a-z0-9]' '' -- (string lower -- $typed))
    test -n "$plain"; or return
    set -l others (string match -rv -- "^$exact" $__zgc_lines)
    # Of several readings, with blanks between them, the first that begins so.
    set -l reading "(?:[^\t]*? )?($plain""[a-z0-9]*)[^\t]*"
    string replace -rf -- "^([^\t]*)\t$reading\t[^\t]*$end" "$__zgc_head\$2\t\$1 \$3" $others
    string replace -rf -- "^([^\t]*)\t(?!(?:[^\t]*? )?$plain)[^\t]*\t$reading$end" \
        "$__zgc_head\$2\t\$1 \$3" $others
end

# Offer the values of the kind $argv[1] that the article has and that match $argv[2].
function __zgc_article
    set -l any '[^\t]*'
    set -l typed "$argv[2]"
    switch $argv[1]
        case name speaker unit own
            __zgc_pick (string sub -l 1 $argv[1]) $any "$typed"
            return
        case section
            __zgc_pick p "S$any" "$typed"
            return
        case thing
            __zgc_pick n $any "$typed"
    end
    # An ID may be typed in small letters.
    string match -qr '^[eqndfsp][0-9]' -- $typed; and set typed (string upper -- $typed)
    switch $argv[1]$typed
        case 'part*.*' 'thingP*.*'
            __zgc_pick t $any "$typed"
        case 'part*' 'thingS*' 'thingP*'
            __zgc_pick p $any "$typed"
        case 'thingE*' 'thingQ*' 'thingN*' 'thingD*' 'thingF*'
            __zgc_pick r $any "$typed"
    end
end

# Print those candidates whose value has the characters that were typed, in order, as fish would
# have it; fish itself would also look for them in the description.
function __zgc_alike
    set -l characters (string split '' -- $__zgc_typed | string escape --style=regex)
    # What was matched is not tried anew: many characters would take ages to miss.
    set -l pattern '^'(string join '' -- '(?>[^\t]*?'$characters')')
    string match -r -- "$pattern.*" $argv
end

# Print what can stand at the cursor, a candidate a line, a tab before its description.
function __zgc_complete
    __zgc_read
    switch $__zgc_kind
        case commands
            __zgc_alike $__zgc_commands
        case options
            __zgc_alike $__zgc_choices
        case choice field
            string join \n -- $__zgc_head$__zgc_choices
        case fields
            set -l before (string replace -rf '[^,]*$' '' -- $__zgc_typed)
            for field in $__zgc_choices
                contains -- $field (string split , -- $before); or echo -- $__zgc_head$before$field
            end
        case folder
            __fish_complete_directories $__zgc_typed | string replace -r '^' -- $__zgc_head
        case name speaker unit section part thing own
            # No control character; nor what would be taken for an option where it stands.
            set -l refused '[\x00-\x08\x0b-\x1f\x7f-\x9f]'
            test -n "$__zgc_argument"; and set refused "^-|$refused"
            __zgc_article $__zgc_kind "$__zgc_typed" | string match -rv -- $refused
    end
end

# Tell whether a file is wanted, which fish completes itself.
function __zgc_wants_file
    __zgc_read
    contains -- "$__zgc_kind" file article; and return
    contains -- "$__zgc_kind" part thing; and test (count (__zgc_complete)) -eq 0
end

complete -c zgc -e
complete -c zgc -f
complete -c zgc -k -a '(__zgc_complete)'
complete -c zgc -n __zgc_wants_file -F
