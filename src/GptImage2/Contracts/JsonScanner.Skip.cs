namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    /// <summary>Passes the value that comes next, whatever it is, by the whole grammar.</summary>
    public void Skip()
    {
        // One bit a level, set for objects: 64 levels need no recursion.
        ulong objects = 0;
        int depth = _depth;
        while (true)
        {
            switch (StartValue())
            {
                case (byte)'{':
                    if (BeginObject() < 0)
                        return;
                    objects = (objects << 1) | 1;
                    break;
                case (byte)'[':
                    if (BeginArray() < 0)
                        return;
                    objects <<= 1;
                    break;
                case (byte)'"':
                    SkipString();
                    break;
                default:
                    SkipLiteral();
                    break;
            }

            while (true)
            {
                if (_stopped || _depth == depth)
                    return;
                if ((objects & 1) != 0 ? NextMemberSkippingName() : NextElement())
                    break;
                objects >>= 1;
            }
        }
    }

    private bool NextMemberSkippingName()
    {
        if (!NextMember())
            return false;
        SkipString();
        if (SkipWhitespace() != (byte)':')
            return Syntax(_position, "':'");
        _position++;
        return true;
    }

    private void SkipLiteral()
    {
        ReadOnlySpan<byte> rest = _json[_position..];
        if (rest.StartsWith("true"u8) || rest.StartsWith("null"u8))
            _position += 4;
        else if (rest.StartsWith("false"u8))
            _position += 5;
        else
            NumberToken();
    }
}
