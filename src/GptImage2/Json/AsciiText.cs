using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GptImage2.Json;

/// <summary>Text of which it is known that it is ASCII.</summary>
internal static class AsciiText
{
    public static string ToString(ReadOnlySpan<byte> ascii) =>
        ascii.IsEmpty ? "" : string.Create(ascii.Length, ascii, static (text, ascii) => Widen(ascii, text));

    private static void Widen(ReadOnlySpan<byte> ascii, Span<char> text)
    {
        ref ushort target = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        int length = ascii.Length;
        if (!Vector128.IsHardwareAccelerated || length < sizeof(ulong))
        {
            for (int i = 0; i < ascii.Length; i++)
                text[i] = (char)ascii[i];
            return;
        }

        // Eight at a time; the last eight overlap those before.
        for (int i = 0; ; i = Math.Min(i + sizeof(ulong), length - sizeof(ulong)))
        {
            ulong eight = MemoryMarshal.Read<ulong>(ascii.Slice(i, sizeof(ulong)));
            Vector128.WidenLower(Vector128.CreateScalarUnsafe(eight).AsByte()).StoreUnsafe(ref target, (nuint)i);
            if (i == length - sizeof(ulong))
                return;
        }
    }
}
