using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace GptImage2.Redis.Limits;

/// <summary>The script that keeps a limit in Redis. It does what <c>SharedBucket</c> does, and gets the same numbers.</summary>
/// <remarks>
/// The time is that of the server alone, counted in ticks from the beginning of the state. A clock that goes back, such as that of a replica
/// that took over, counts as one that stood still.
/// </remarks>
internal static class LimitScript
{
    /// <summary>The call of the script that reads the clock.</summary>
    public const string Clock = "redis.call('TIME')";

    /// <summary>The script.</summary>
    public const string Text =
        $$"""
        local state, holders = KEYS[1], KEYS[2]
        local operation, newEpoch, sliceTicks = ARGV[1], ARGV[2], tonumber(ARGV[7])
        local longest = 1e15
        local clock = {{Clock}}
        local raw = clock[1] * 1000000 + clock[2]

        local kept = redis.call('HMGET', state, 'epoch', 'begun', 'last', 'shift', 'paused')
        local epoch, begun, last, shift, paused = kept[1], raw, raw, 0, 0
        if epoch then
            begun, last, shift, paused = tonumber(kept[2]), tonumber(kept[3]), tonumber(kept[4]), tonumber(kept[5])
        else
            epoch = newEpoch
            redis.call('DEL', state, holders)
        end
        if raw < last then
            shift = shift + last - raw
        end
        local now = (raw + shift - begun) * 10

        local function text(number)
            return string.format('%.17g', number)
        end
        local levels = {}
        local function open(name, perMinute, burst)
            if perMinute == '' then
                return nil
            end
            local level = { name = name, perTick = tonumber(perMinute) / 600000000, burst = tonumber(burst), level = 0, filled = now }
            local values = redis.call('HMGET', state, name, name .. 'Filled')
            if values[1] then
                level.level, level.filled = tonumber(values[1]), tonumber(values[2])
            end
            if now > level.filled then
                level.level = math.min(level.burst, level.level + (now - level.filled) * level.perTick)
                level.filled = now
            end
            levels[#levels + 1] = level
            return level
        end
        local requests = open('requests', ARGV[3], ARGV[4])
        local tokens = open('tokens', ARGV[5], ARGV[6])

        local function putBack(level, amount)
            if level then
                level.level = math.min(level.burst, level.level + amount)
            end
        end
        local function shareOf(level, wanted, least, count)
            local share = math.max(sliceTicks * level.perTick, level.level) / count
            return math.max(1, least, math.min(wanted, math.floor(share)))
        end
        local function take(level, amount)
            local lacking = math.min(amount, level.burst) - level.level
            level.level = level.level - amount
            return lacking > 0 and math.min(longest, math.ceil(lacking / level.perTick)) or 0
        end

        local answer = { epoch, 0, 0, 0 }
        if operation == 'pause' then
            local to = now + tonumber(ARGV[8])
            if to > paused then
                paused = to
                for _, level in ipairs(levels) do
                    level.level = math.min(0, level.level)
                    level.filled = to
                end
            end
        else
            local holder, wantedRequests, wantedTokens, leastTokens = ARGV[8], tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
            local returnedRequests, returnedTokens = tonumber(ARGV[13]), tonumber(ARGV[14])
            if returnedTokens < 0 then
                putBack(tokens, returnedTokens)
            end
            if ARGV[12] == epoch then
                putBack(requests, math.max(0, returnedRequests))
                putBack(tokens, math.max(0, returnedTokens))
            end
            if wantedRequests > 0 then
                redis.call('ZADD', holders, text(now), holder)
                redis.call('ZREMRANGEBYSCORE', holders, '-inf', '(' .. text(now - 2 * sliceTicks))
                local count = redis.call('ZCARD', holders)
                local grantedRequests, grantedTokens, delay = wantedRequests, 2 ^ 50, 0
                if requests then
                    grantedRequests = shareOf(requests, wantedRequests, 1, count)
                    delay = take(requests, grantedRequests)
                end
                if tokens then
                    grantedTokens = shareOf(tokens, wantedTokens, leastTokens, count)
                    delay = math.max(delay, take(tokens, grantedTokens))
                end
                if paused > now then
                    delay = delay + paused - now
                end
                answer = { epoch, grantedRequests, grantedTokens, delay }
            end
        end

        local fields = { 'epoch', epoch, 'begun', text(begun), 'last', text(raw), 'shift', text(shift), 'paused', text(paused) }
        local idle = paused - now
        for _, level in ipairs(levels) do
            fields[#fields + 1] = level.name
            fields[#fields + 1] = text(level.level)
            fields[#fields + 1] = level.name .. 'Filled'
            fields[#fields + 1] = text(level.filled)
            idle = math.max(idle, -level.level / level.perTick)
        end
        redis.call('HSET', state, unpack(fields))
        -- An hour after the last debt and the last pause are over, the state is worth no more than a new one.
        local life = string.format('%.0f', 3600000 + math.ceil(math.min(longest, math.max(0, idle)) / 10000))
        redis.call('PEXPIRE', state, life)
        redis.call('PEXPIRE', holders, life)
        return answer
        """;

    /// <summary>The hash by which Redis knows the script.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Redis names scripts by this hash.")]
    public static byte[] Hash { get; } = SHA1.HashData(Encoding.UTF8.GetBytes(Text));
}
