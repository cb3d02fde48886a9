using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.ExceptionServices;

namespace GptImage2;

/// <summary>An item of a job, with its value or its error.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class JobItem<T>
{
    private readonly T? _value;

    /// <summary>Creates an item with a value, for tests of your own code.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public JobItem(string key, T value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Key = key;
        _value = value;
    }

    /// <summary>Creates an item with an error, for tests of your own code.</summary>
    /// <param name="key">The key.</param>
    /// <param name="error">The error.</param>
    public JobItem(string key, Exception error)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(error);
        Key = key;
        Error = error;
    }

    internal JobItem(string key, T? value, Exception? error)
    {
        Key = key;
        _value = value;
        Error = error;
    }

    /// <summary>The key of the item.</summary>
    public string Key { get; }

    /// <summary>Whether the item has a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsDone => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="Exception">The item has an <see cref="Error"/>, which is thrown.</exception>
    public T Value
    {
        get
        {
            if (Error is not null)
                ExceptionDispatchInfo.Throw(Error);
            return _value!;
        }
    }

    /// <summary>What the lambda threw; null when the item has a value.</summary>
    public Exception? Error { get; }

    /// <summary>The billed tokens of all requests of the item, whenever they were paid; null when the endpoint did not report them.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The cost of all requests of the item in US dollars, whenever they were paid; null when it is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The part of <see cref="Cost"/> that this run has paid, in US dollars.</summary>
    public decimal Spent { get; init; }

    /// <summary>The number of repairs in the replies of the item.</summary>
    public int Repairs { get; init; }

    /// <summary>How often the model was asked to correct a reply.</summary>
    public int Corrections { get; init; }

    /// <summary>How long the item took in this run, from its first request to its end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether everything came from the journal, so that this run sent nothing for the item.</summary>
    public bool FromJournal { get; init; }

    /// <summary>Whether the file of a picture is not there any more. The value is that of the reply that was paid for.</summary>
    public bool SourceMissing { get; init; }

    /// <summary>What is different from the last run of the item, so that the model was asked again.</summary>
    public JobItemChange Change { get; init; }

    /// <summary>The silo of the cluster that worked the item; null for this process.</summary>
    public string? Worker { get; init; }

    /// <summary>The key, and the value or the kind of the error, in one line.</summary>
    public override string ToString() => Error is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Key}: {_value}")
        : $"{Key}: {Error.GetType().Name}";
}
