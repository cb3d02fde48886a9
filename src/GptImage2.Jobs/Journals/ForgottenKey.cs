using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GptImage2.Jobs.Journals;

/// <summary>The mark of a forgotten key: a keyed hash instead of the key, which may be the name of a person.</summary>
internal static class ForgottenKey
{
    /// <summary>The hash of a key of a job as 64 hexadecimal digits.</summary>
    /// <param name="secret">The key of the hashes of the journal.</param>
    /// <param name="job">The job.</param>
    /// <param name="key">The key of the item.</param>
    public static string HashOf(byte[] secret, long job, string key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{job}\n{key}"))));
}
