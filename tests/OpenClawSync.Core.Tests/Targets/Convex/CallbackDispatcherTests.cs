using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Core.Tests.Targets.Convex;

public class CallbackDispatcherTests
{
    private readonly List<(string Message, int Thread)> _heard = [];
    private readonly CallbackDispatcher _dispatcher = new();

    public CallbackDispatcherTests() => _dispatcher.Listener = message => _heard.Add((message, Environment.CurrentManagedThreadId));

    [Fact]
    public void A_message_is_delivered_on_the_calling_thread_while_the_work_goes_on()
    {
        using var delivered = new ManualResetEventSlim();
        _dispatcher.Listener = message =>
        {
            _heard.Add((message, Environment.CurrentManagedThreadId));
            delivered.Set();
        };

        var worker = _dispatcher.Run(() =>
        {
            _dispatcher.Post("waiting");
            delivered.Wait(TestContext.Current.CancellationToken);
            return Environment.CurrentManagedThreadId;
        });

        Assert.Equal([("waiting", Environment.CurrentManagedThreadId)], _heard);
        Assert.NotEqual(Environment.CurrentManagedThreadId, worker);
    }

    [Fact]
    public void Every_message_is_delivered_in_order_before_the_result()
    {
        var result = _dispatcher.Run(() =>
        {
            for (var number = 0; number < 1000; number++)
            {
                _dispatcher.Post($"{number}");
            }

            return 7;
        });

        Assert.Equal(7, result);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"{number}"), _heard.Select(heard => heard.Message));
    }

    [Fact]
    public void A_message_posted_between_works_is_delivered_with_the_next()
    {
        _dispatcher.Run(() => { });
        _dispatcher.Post("late");
        Assert.Empty(_heard);

        _dispatcher.Run(() => { });

        Assert.Equal("late", Assert.Single(_heard).Message);
    }

    [Fact]
    public void A_failure_is_thrown_as_it_was_after_the_messages()
    {
        var failure = new InvalidOperationException("no");

        Assert.Same(
            failure,
            Assert.Throws<InvalidOperationException>(() =>
                _dispatcher.Run(() =>
                {
                    _dispatcher.Post("before");
                    throw failure;
                })
            )
        );
        Assert.Single(_heard);
    }
}
