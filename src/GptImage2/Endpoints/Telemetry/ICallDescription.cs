namespace GptImage2.Endpoints.Telemetry;

/// <summary>What telemetry says about the method of a call.</summary>
internal interface ICallDescription
{
    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    string Name { get; }

    string SystemMessage { get; }

    /// <summary>Distinguishes versions of the contract.</summary>
    string SchemaHash { get; }
}
