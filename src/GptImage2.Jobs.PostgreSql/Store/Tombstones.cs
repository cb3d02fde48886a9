using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The marks of forgotten keys: a keyed hash instead of the key, which may be the name of a person.</summary>
internal sealed class Tombstones(byte[] key)
{
    public string HashOf(long job, string item) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{job}\n{item}"))));
}
