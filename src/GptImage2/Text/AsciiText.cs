using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GptImage2.Text;

/// <summary>Fast operations on text that is known to be ASCII.</summary>
internal static class AsciiText
{
    public static string ToString(ReadOnlySpan<byte> ascii) =>
        ascii.IsEmpty ? "" : string.Create(ascii.Length, ascii, static (text, ascii) => Widen(ascii, text));

    private static void Widen(ReadOnlySpan<byte> ascii, Span<char> text)
    {
        int length = ascii.Length;
        if (!Vector128.IsHardwareAccelerated || length < sizeof(uint))
        {
            for (int i = 0; i < ascii.Length; i++)
                text[i] = (char)ascii[i];
            return;
        }

        // Four or eight at a time; the last group overlaps the group before it.
        Span<byte> target = MemoryMarshal.AsBytes(text);
        if (length < sizeof(ulong))
        {
            MemoryMarshal.Write(target, Widen(MemoryMarshal.Read<uint>(ascii)).AsUInt64().ToScalar());
            MemoryMarshal.Write(target[(2 * (length - sizeof(uint)))..], Widen(MemoryMarshal.Read<uint>(ascii[(length - sizeof(uint))..])).AsUInt64().ToScalar());
            return;
        }

        for (int i = 0; ; i = Math.Min(i + sizeof(ulong), length - sizeof(ulong)))
        {
            Widen(MemoryMarshal.Read<ulong>(ascii[i..])).AsByte().CopyTo(target[(2 * i)..]);
            if (i == length - sizeof(ulong))
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Widen(ulong ascii) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(ascii).AsByte());
}
