using System.CommandLine;
using System.CommandLine.Parsing;

namespace GptImage2.Emulator.Tool;

/// <summary>Makes the options that have a value. A value that cannot be read is one error of the command line.</summary>
internal static class ValueOption
{
    /// <summary>Makes an option of one value. Where it is repeated, the last value counts.</summary>
    public static Option<T> Create<T>(string name, string placeholder, string description, Func<string, string, T> read) => new(name)
    {
        Description = description,
        HelpName = placeholder,

        // With an arity of one, this setting makes a repeated option no error.
        AllowMultipleArgumentsPerToken = true,
        CustomParser = argument => Read(argument, name, argument.Tokens[^1], read),
    };

    /// <summary>Makes an option of one value that has a default, which the help shows.</summary>
    public static Option<T> WithDefault<T>(string name, string placeholder, string description, Func<string, string, T> read, T value)
    {
        Option<T> option = Create(name, placeholder, description, read);
        option.DefaultValueFactory = _ => value;
        return option;
    }

    /// <summary>Makes an option that may be repeated. All of its values count.</summary>
    public static Option<T[]> Many<T>(string name, string placeholder, string description, Func<string, string, T> read) => new(name)
    {
        Description = description,
        HelpName = placeholder,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = argument => [.. argument.Tokens.Select(token => Read(argument, name, token, read)!)],
    };

    private static T? Read<T>(ArgumentResult argument, string name, Token token, Func<string, string, T> read)
    {
        try
        {
            return string.IsNullOrWhiteSpace(token.Value) ? throw new UsageException($"{name} needs a value.") : read(name, token.Value);
        }
        catch (UsageException e)
        {
            argument.AddError(e.Message);
            return default;
        }
    }
}
