using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GptImage2.Contracts;

/// <summary>Hash codes of numbers, times and identifiers that depend on random numbers of this process.</summary>
/// <remarks>
/// The hash codes of .NET are the same everywhere, and combine the halves of a long number, so a text of a megabyte can have
/// a hundred thousand different numbers with one hash code. These are a multilinear hash: for any two different values, the
/// chance of the same code is 1 in 2^31, whoever chooses the values (Lemire and Kaser, Strongly universal string hashing is
/// fast).
/// </remarks>
internal static class SeededHash
{
    // A longer BigInteger is hashed by .NET first, which has a seed for it.
    private const int MaxWords = 5;
    private const decimal One = 1.0000000000000000000000000000m;

    private static readonly ulong[] Factors = MemoryMarshal.Cast<byte, ulong>(RandomNumberGenerator.GetBytes((MaxWords + 1) * sizeof(ulong))).ToArray();

    /// <summary>Whether values of a type are hashed here.</summary>
    public static bool Knows<T>() =>
        typeof(T) == typeof(long) || typeof(T) == typeof(ulong) || typeof(T) == typeof(int) || typeof(T) == typeof(uint)
        || typeof(T) == typeof(short) || typeof(T) == typeof(ushort) || typeof(T) == typeof(sbyte) || typeof(T) == typeof(byte) || typeof(T) == typeof(char) || typeof(T) == typeof(bool)
        || typeof(T) == typeof(Int128) || typeof(T) == typeof(UInt128) || typeof(T) == typeof(BigInteger)
        || typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half) || typeof(T) == typeof(decimal)
        || typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(TimeOnly) || typeof(T) == typeof(TimeSpan)
        || typeof(T) == typeof(Guid) || typeof(T) == typeof(Version);

    /// <summary>The hash code of a value of a known type. Equal values have the same one.</summary>
    public static int Of<T>(T value) => value switch
    {
        long number => Of(number),
        ulong number => Of((long)number),
        int number => Of((uint)number),
        uint number => Of(number),
        short number => Of((uint)number),
        ushort number => Of((uint)number),
        sbyte number => Of((uint)number),
        byte number => Of((uint)number),
        char character => Of((uint)character),
        bool truth => Of(truth ? 1u : 0),
        double number => OfDouble(number),
        float number => OfDouble(number),
        Half number => OfDouble((double)number),
        decimal number => OfDecimal(number),
        DateTime time => Of(time.Ticks),
        DateTimeOffset time => Of(time.UtcTicks),
        DateOnly date => Of((uint)date.DayNumber),
        TimeOnly time => Of(time.Ticks),
        TimeSpan span => Of(span.Ticks),
        Guid id => Of(MemoryMarshal.Cast<byte, uint>(MemoryMarshal.AsBytes([id]))),
        Int128 number => Of(MemoryMarshal.Cast<byte, uint>(MemoryMarshal.AsBytes([number]))),
        UInt128 number => Of(MemoryMarshal.Cast<byte, uint>(MemoryMarshal.AsBytes([number]))),
        BigInteger number => OfBigInteger(number),
        Version version => Of([(uint)version.Major, (uint)version.Minor, (uint)version.Build, (uint)version.Revision]),
        null => 0,
        _ => Of((uint)value.GetHashCode()),
    };

    /// <summary>A hash code that was made without the random numbers, mixed with them.</summary>
    public static int Mixed(int hash) => Of((uint)hash);

    private static int Of(uint word) => Spread(Factors[0] + Factors[1] * word);

    private static int Of(long number) => Spread(Factors[0] + Factors[1] * (uint)number + Factors[2] * (uint)(number >> 32));

    private static int Of(ReadOnlySpan<uint> words)
    {
        ulong sum = Factors[0];
        for (int i = 0; i < words.Length; i++)
            sum += Factors[i + 1] * words[i];
        return Spread(sum);
    }

    // The sums of evenly spaced values are evenly spaced, so that many may have the same remainder. The mixing of MurmurHash3
    // gives different sums different results, and no such pattern.
    private static int Spread(ulong sum)
    {
        uint hash = (uint)(sum >> 32);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return (int)(hash ^ (hash >> 16));
    }

    // 0 and -0 are equal, and so are all values that are not a number.
    private static int OfDouble(double number) => Of(number == 0 ? 0 : double.IsNaN(number) ? -1 : BitConverter.DoubleToInt64Bits(number));

    // 1.0 and 1.00 are equal; the division leaves the shorter one.
    private static int OfDecimal(decimal number)
    {
        if (number == 0)
            return Of(0u);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number / One, bits);
        return Of(MemoryMarshal.Cast<int, uint>(bits));
    }

    private static int OfBigInteger(BigInteger number)
    {
        Span<uint> words = stackalloc uint[MaxWords];
        words.Clear();
        return number.TryWriteBytes(MemoryMarshal.AsBytes(words), out _) ? Of(words) : Mixed(number.GetHashCode());
    }
}
