using SkiaSharp;

namespace ReceiptFolder.Drawing;

/// <summary>The letters of a matrix printer: five columns of dots each. Fonts of the machine would make other pictures on each machine.</summary>
internal static class DotFont
{
    /// <summary>The dots from the left side of a character to that of the next one.</summary>
    public const int Advance = 6;

    /// <summary>The dots from the top of a line to that of the next one.</summary>
    public const int LineHeight = 10;

    private const int ColumnCount = 5;
    private const int RowCount = 8;

    // A character, and its columns from left to right; the lowest bit is the top row.
    private const string Table = """
        ! 00005F0000 # 147F147F14 % 2313086462 & 3649562050 ' 0005030000 ( 001C224100 ) 0041221C00 * 14083E0814
        + 08083E0808 , 0050300000 - 0808080808 . 0060600000 / 2010080402 : 0036360000 = 1414141414
        0 3E5149453E 1 00427F4000 2 4261514946 3 2141454B31 4 1814127F10 5 2745454539 6 3C4A494930 7 0171090503
        8 3649494936 9 064949291E
        A 7E1111117E B 7F49494936 C 3E41414122 D 7F4141221C E 7F49494941 F 7F09090901 G 3E4149497A H 7F0808087F
        I 00417F4100 J 2040413F01 K 7F08142241 L 7F40404040 M 7F020C027F N 7F0408107F O 3E4141413E P 7F09090906
        Q 3E4151215E R 7F09192946 S 4649494931 T 01017F0101 U 3F4040403F V 1F2040201F W 3F4038403F X 6314081463
        Y 0708700807 Z 6151494543
        a 2054545478 b 7F48444438 c 3844444420 d 384444487F e 3854545418 f 087E090102 g 18A4A4A47C h 7F08040478
        i 00447D4000 j 4080847D00 k 7F10284400 l 00417F4000 m 7C04180478 n 7C08040478 o 3844444438 p FC24242418
        q 18242418FC r 7C08040408 s 4854545420 t 043F444020 u 3C4040207C v 1C2040201C w 3C4030403C x 4428102844
        y 1CA0A0A07C z 4464544C44
        """;

    private static readonly Dictionary<char, byte[]> Glyphs = Read();

    /// <summary>Adds the dots of a text.</summary>
    /// <param name="dots">The centers of the dots.</param>
    /// <param name="text">The text.</param>
    /// <param name="left">The left side of the first character.</param>
    /// <param name="top">The top of the line.</param>
    /// <param name="pitch">From one dot to the next, in pixels.</param>
    public static void Add(List<SKPoint> dots, string text, float left, float top, float pitch)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ')
                continue;
            byte[] glyph = Glyphs[text[i]];
            for (int column = 0; column < ColumnCount; column++)
            {
                for (int row = 0; row < RowCount; row++)
                {
                    if ((glyph[column] >> row & 1) != 0)
                        dots.Add(new SKPoint(left + ((i * Advance) + column + 0.5f) * pitch, top + (row + 0.5f) * pitch));
                }
            }
        }
    }

    private static Dictionary<char, byte[]> Read()
    {
        string[] words = Table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToDictionary(static pair => pair[0][0], static pair => Convert.FromHexString(pair[1]));
    }
}
