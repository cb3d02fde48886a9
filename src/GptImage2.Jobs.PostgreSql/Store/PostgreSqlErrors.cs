using System.Net.Sockets;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>What kind of trouble an exception of the server or the connection is.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>Whether the same may succeed a little later: the connection is lost, or the server restarts or has too many connections.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException error => error.SqlState.StartsWith("57P", StringComparison.Ordinal) || error.SqlState.StartsWith("08", StringComparison.Ordinal) || error.SqlState.StartsWith("53", StringComparison.Ordinal),
        NpgsqlException or IOException or SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether two transactions were in the way of each other.</summary>
    public static bool IsConflict(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Describes an exception, with what to do about it. Messages of Npgsql have no passwords.</summary>
    public static JournalException Describe(Exception exception, string journal, string verb) => new(
        $"{char.ToUpperInvariant(journal[0])}{journal[1..]} cannot be {verb}: {exception.Message} {AdviceFor(exception)}".TrimEnd(),
        exception);

    private static string AdviceFor(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => "Check the user and the password of the connection string.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "Create the database, or name another one in the connection string.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => "The user needs the right to create a schema in the database, or an existing schema that it owns.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "Lower 'Maximum Pool Size' of the connection strings, or raise max_connections of the server.",
        PostgresException => "",
        _ => "Check that the server runs and can be reached from here.",
    };
}
