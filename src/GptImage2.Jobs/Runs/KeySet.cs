using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GptImage2.Jobs.Runs;

/// <summary>The keys of a run, to find those that occur twice. It keeps 64 bits of a hash of each.</summary>
internal sealed class KeySet
{
    private readonly HashSet<ulong> _keys = [];

    /// <summary>Adds a key.</summary>
    /// <returns>False when it is there already.</returns>
    public bool Add(string key) => _keys.Add(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()))));
}
