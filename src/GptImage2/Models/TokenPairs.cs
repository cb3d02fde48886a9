namespace GptImage2.Models;

/// <summary>Which two ASCII characters are always one token in <c>o200k_base</c> where they follow each other alone.</summary>
/// <remarks>The vocabulary has nearly all pairs of letters. Of the others, the table lists those that it has.</remarks>
internal static class TokenPairs
{
    private const int Characters = 128;

    // Pairs of letters that are not a token.
    private const string RareLetters =
        "bqgkgqjvjzkqkzlqnqqfqgqjqkqvqzrjtqwqwzxgxjxkxqxvxwyqzjzqzvEJFJFQFZGJGQGZIYJHJQJXJYJZKJKQKXKZLJLQ"
        + "LZMZNQOQOZPZQFQGQHQJQKQOQWQXQYQZRZTQUOUQVJVQVYVZWJWQWZXGXHXJXKXQXUXWYBYFYHYIYJYQYVZBZCZJZKZLZPZQ"
        + "ZVAqBfBqBvBzCjCkCqCwCzDgDkDqEoEwFfFhFjFqFvFzGdGfGgGkGmGqGvGxGzHcHfHhHjHkHnHqIhIuJbJcJdJfJgJjJkJm"
        + "JpJqJrJtJvJwJxJzKcKfKjKkKpKqKxKzLhLkLqLrLwLxLzNfNnNqNwOaOeOqPjPpPqPzQbQdQeQfQhQjQkQmQnQpQqQvQwQx"
        + "QyQzRjRkRrRzSgSxTgTjTnTqTtTzUeUjUoUqUuVbVdVfVgVhVjVnVqVtVvVwVxWbWcWfWgWjWkWlWmWnWqWvWwWzXbXcXfXg"
        + "XhXjXkXlXnXoXqXrXvXwXxXyXzYbYcYdYfYgYhYjYkYlYpYqYtYvYwYxYyYzZbZcZfZgZkZlZpZqZrZsZtZxZyZz";

    // Pairs of signs that are a token.
    private const string Signs =
        "!!!\"!'!(!)!*!,!-!.!/!:!=!?![!\\!]\"!\"\"\"#\"$\"%\"&\"'\"(\")\"*\"+\",\"-\".\"/\":\";\"<\">\"?\"[\"\\\"]\"_\"`\"{\"|\"}#!#\"###$"
        + "#+#,#.#/#:#[#{$$$($,$.$/$:$\\$_${%!%\"%%%'%(%)%,%-%.%;%=%@%\\%^&#&&&(&)&,&_'\"'#'$'%'''(')'*'+','-'."
        + "'/':';'<'='>'?'['\\']'^'_'{'}(!(\"(#($(%(&('((()(*(+(-(.(/(:(;(<(?(@([(\\(^(_(`({(|(~)!)\")#)$)%)&)'"
        + ")()))*)+),)-).)/):);)<)=)>)?)[)\\)])^)_)`){)|)}*!*\"*$*&*(*)***,*-*.*/*:*=*>*@*[*\\*_+\"+#+$+'+(+)++"
        + "+,+-+.+/+:+=+[+\\+],!,\",#,$,%,&,',(,),*,+,,,-,.,/,:,<,@,[,\\,^,_,{-\"-$-%-&-'-(-)-*-,---.-/-=->-[-\\"
        + "-_-{-|.!.\".#.$.%.&.'.(.).*.+.,.-.../.:.;.<.=.?.@.[.\\.].^._.`.{.|.~/\"/#/$/%/&/'/(/)/*/+/,/-/.///:"
        + "/</=/>/?/@/[/\\/]/^/_/{/~:\":#:$:%:&:':(:):*:+:,:-:.:/:::<:=:?:@:[:\\:]:^:_:`:{;\";$;%;&;';(;);+;,;-"
        + ";.;/;;;<;\\;}<!<#<$<&<'<(<-</<<<=<><?<[<_<{=!=\"=#=$=%=&='=(=*=-=.=/=:=<===>=?=@=[=\\=_=`={=}>\">#>$"
        + ">%>&>'>(>)>*>,>->.>/>:>;><>=>>>?>@>[>\\>]>`>{>|>}?!?\"?#?$?'?(?)?,?-?.?/?:?<?>???[?\\?_?|@\"@$@(@:@@"
        + "@[@\\[\"[#[$[%['[([*[,[-[/[:[@[[[\\[][^[_[`[{\\\"\\$\\'\\(\\,\\-\\.\\/\\:\\<\\[\\\\]!]\"]%]&]'](])]*]+],]-].]/]:];"
        + "]<]=]>]?][]\\]]]^]_]{]|]}^(^)^-^.^[^\\^^^{_\"_$_%_'_(_)_*_,_-_._/_:_;_<_=_[_\\_]_^___{_|`)`,`.`:`;`\\"
        + "`]```}{\"{${%{'{-{/{:{@{\\{{{|{}|\"|'|(|-|\\||}!}\"}$}%}&}'}(})}+},}-}.}/}:};}<}=}>}?}@}[}\\}]}_}`}{}|"
        + "}}~,~-~/~=~~";

    private static readonly bool[] Table = CreateTable();

    /// <summary>Whether two characters are in the same piece of a text, and are a token.</summary>
    public static bool AreToken(byte first, byte second) => Table[first * Characters + second];

    private static bool[] CreateTable()
    {
        bool[] table = new bool[Characters * Characters];
        for (int first = 0; first < Characters; first++)
        {
            for (int second = 0; second < Characters; second++)
                table[first * Characters + second] = BelongTogether((char)first, (char)second);
        }

        for (int i = 0; i < RareLetters.Length; i += 2)
            table[RareLetters[i] * Characters + RareLetters[i + 1]] = false;
        for (int i = 0; i < Signs.Length; i += 2)
        {
            // After a line end, a slash belongs to the signs before it.
            table[Signs[i] * Characters + Signs[i + 1]] = Signs[i] != '/';
        }

        return table;
    }

    // A capital after a small letter begins a word. A space before letters or signs belongs to them.
    private static bool BelongTogether(char first, char second) => char.IsAsciiLetterLower(second)
        ? char.IsAsciiLetter(first) || first == ' '
        : char.IsAsciiLetterUpper(second) ? char.IsAsciiLetterUpper(first) || first == ' ' : first == ' ' && (char.IsPunctuation(second) || char.IsSymbol(second));
}
