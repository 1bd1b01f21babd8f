package io.reelay.testkit.http;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A gate for threads: they pass while it is open and wait while it is shut.
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean shut;

    void shut() {
        move(true);
    }

    void open() {
        move(false);
    }

    void pass() {
        lock.lock();
        try {
            while (shut) {
                opened.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void move(boolean toShut) {
        lock.lock();
        try {
            shut = toShut;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
