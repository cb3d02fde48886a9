namespace GptImage2.Generators.Infrastructure;

/// <summary>A hash of 128 bits (MurmurHash3), wide enough that equal hashes mean equal content.</summary>
internal struct ContentHash
{
    private const ulong FirstFactor = 0x87C37B91114253D5;
    private const ulong SecondFactor = 0x4CF5AD432745937F;

    private ulong _low;
    private ulong _high;
    private ulong _count;

    /// <summary>The hash of everything that was added so far.</summary>
    public readonly (ulong Low, ulong High) Value
    {
        get
        {
            unchecked
            {
                ulong low = _low ^ _count;
                ulong high = _high ^ _count;
                low += high;
                high += low;
                low = Spread(low);
                high = Spread(high);
                low += high;
                return (low, high + low);
            }
        }
    }

    public void Add(ulong first, ulong second)
    {
        unchecked
        {
            _low ^= Rotate(first * FirstFactor, 31) * SecondFactor;
            _low = (Rotate(_low, 27) + _high) * 5 + 0x52DCE729;
            _high ^= Rotate(second * SecondFactor, 33) * FirstFactor;
            _high = (Rotate(_high, 31) + _low) * 5 + 0x38495AB5;
            _count++;
        }
    }

    public void Add((ulong Low, ulong High) hash) => Add(hash.Low, hash.High);

    /// <summary>Adds characters. Their number must be added too where it is not certain.</summary>
    public void Add(char[] characters, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
            Add(Four(characters, i), Four(characters, i + 4));
        if (i == count)
            return;
        ulong first = 0;
        ulong second = 0;
        for (int j = 0; i < count; i++, j++)
        {
            if (j < 4)
                first |= (ulong)characters[i] << (16 * j);
            else
                second |= (ulong)characters[i] << (16 * (j - 4));
        }

        Add(first, second);
    }

    private static ulong Four(char[] characters, int at) =>
        characters[at] | ((ulong)characters[at + 1] << 16) | ((ulong)characters[at + 2] << 32) | ((ulong)characters[at + 3] << 48);

    private static ulong Rotate(ulong value, int bits) => (value << bits) | (value >> (64 - bits));

    private static ulong Spread(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
            value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
            return value ^ (value >> 33);
        }
    }
}
