using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Protection;

/// <summary>A protector and a key can be shared by several threads.</summary>
public class SharedProtectorTests
{
    [Fact]
    public void Several_threads_get_the_same_rows_and_keys_as_one_thread()
    {
        var shared = TestProtection.Protector(instance: "laptop");

        RecordGen
            .Any.Array[40, 60]
            .Sample(
                records =>
                {
                    var one = records.Select(record => TestProtection.Protector(instance: "laptop").Protect(record).Fields).ToList();
                    var many = new ConcurrentDictionary<int, IReadOnlyDictionary<string, object>>();

                    Parallel.For(
                        0,
                        4 * records.Length,
                        index =>
                        {
                            var record = records[index % records.Length];
                            Assert.Equal(one[index % records.Length]["sourceKey"], shared.Prepare(record).SourceKey);
                            many[index] = shared.Protect(record).Fields;
                        }
                    );

                    Assert.All(many, made => Assert.Equal(one[made.Key % records.Length], made.Value));
                },
                iter: 20
            );
    }

    [Fact]
    public void The_key_computes_HMAC_SHA_256_on_every_thread()
    {
        byte[] secret = [.. Enumerable.Range(0, 32).Select(index => (byte)index)];

        Parallel.For(
            0,
            2000,
            number =>
            {
                var data = Encoding.UTF8.GetBytes(new string('x', number));

                Assert.Equal(HMACSHA256.HashData(secret, data), TestProtection.Key.Hash(data));
            }
        );
    }
}
