using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The hashes of forgotten keys, with the key of the journal.</summary>
internal sealed class Tombstones(byte[] key)
{
    public string HashOf(long job, string item) => ForgottenKey.HashOf(key, job, item);
}
